using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>
/// The body that NIT and BAT share, EN 300 468 §5.2.1 and §5.2.2:
/// <code>
/// reserved_future_use                                                4 bslbf
/// network_descriptors_length, bouquet_descriptors_length            12 uimsbf
/// descriptors
/// reserved_future_use                                                4 bslbf
/// transport_stream_loop_length                                      12 uimsbf
/// transport streams                                                 see <see cref="NetworkEntry"/>
/// </code>
/// </summary>
internal readonly ref struct TransportStreamLoops
{
    private TransportStreamLoops(ReadOnlySpan<byte> descriptors, ReadOnlySpan<byte> transportStreams)
    {
        Descriptors = descriptors;
        TransportStreams = transportStreams;
    }

    /// <summary>The descriptors of the network or bouquet.</summary>
    public ReadOnlySpan<byte> Descriptors { get; }

    /// <summary>The transport streams.</summary>
    public ReadOnlySpan<byte> TransportStreams { get; }

    /// <summary>Cuts the body of a section in two. Malformed when a loop runs past it, or bytes are left behind the loops.</summary>
    public static ParseStatus TryCut(ReadOnlySpan<byte> body, out TransportStreamLoops loops)
    {
        loops = default;
        if (!CountedBytes.TrySplit(body, 0, out ReadOnlySpan<byte> descriptors, out ReadOnlySpan<byte> rest)
            || !CountedBytes.TrySplit(rest, 0, out ReadOnlySpan<byte> transportStreams, out ReadOnlySpan<byte> behind)
            || !behind.IsEmpty)
        {
            return ParseStatus.Malformed;
        }

        loops = new TransportStreamLoops(descriptors, transportStreams);
        NetworkEntryReader reader = new(transportStreams);
        while (reader.MoveNext())
        {
        }

        return reader.IsCut ? ParseStatus.Malformed : ParseStatus.Complete;
    }
}
