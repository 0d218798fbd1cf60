namespace Monitoring.Probe.Inputs;

/// <summary>
/// Takes a transport stream out of RTP, RFC 3550 clause 5.1 and RFC 2250 clause 2: version 2, payload type 33, no extension, sync byte right behind
/// the fixed header of 12 bytes. Any other datagram is handed on as it is.
/// </summary>
internal static class RtpPayload
{
    private const int HeaderSize = 12;
    private const byte VersionAndFlags = 0x80;
    private const byte PayloadTypeMpegTransport = 33;
    private const byte SyncByte = 0x47;

    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> datagram) =>
        datagram.Length > HeaderSize && datagram[0] == VersionAndFlags && (datagram[1] & 0x7F) == PayloadTypeMpegTransport
            && datagram[HeaderSize] == SyncByte
            ? datagram[HeaderSize..]
            : datagram;
}
