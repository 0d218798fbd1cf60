using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// T2MI_descriptor, descriptor_tag_extension 0x11, EN 300 468 §6.4.14:
/// <code>
/// reserved                        5 bslbf
/// t2mi_stream_id                  3 uimsbf
/// reserved                        5 bslbf
/// num_t2mi_streams_minus_one      3 uimsbf
/// reserved                        7 bslbf
/// pcr_iscr_common_clock_flag      1 bslbf
/// reserved_byte                   the rest
/// </code>
/// </summary>
public readonly ref struct T2MiDescriptor
{
    /// <summary>t2mi_stream_id, 3 bits, uimsbf.</summary>
    public byte T2miStreamId { get; private init; }

    /// <summary>num_t2mi_streams_minus_one, 3 bits, uimsbf.</summary>
    public byte NumT2miStreamsMinusOne { get; private init; }

    /// <summary>pcr_iscr_common_clock_flag, 1 bit, bslbf.</summary>
    public bool PcrIscrCommonClockFlag { get; private init; }

    /// <summary>reserved_byte, bytes.</summary>
    public ReadOnlySpan<byte> ReservedByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out T2MiDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromT2miStreamId = cursor.Byte();
        byte fromNumT2miStreamsMinusOne = cursor.Byte();
        byte fromPcrIscrCommonClockFlag = cursor.Byte();
        ReadOnlySpan<byte> reservedByte = cursor.TakeRest();
        view = new T2MiDescriptor
        {
            T2miStreamId = (byte)(fromT2miStreamId & 7),
            NumT2miStreamsMinusOne = (byte)(fromNumT2miStreamsMinusOne & 7),
            PcrIscrCommonClockFlag = (fromPcrIscrCommonClockFlag & 0x01) != 0,
            ReservedByte = reservedByte,
        };
        return cursor.Status;
    }
}
