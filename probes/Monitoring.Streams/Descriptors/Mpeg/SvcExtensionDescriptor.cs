using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// SVC_extension_descriptor, tag 0x30, ISO/IEC 13818-1 §2.6.76:
/// <code>
/// width                        16 uimsbf
/// height                       16 uimsbf
/// frame_rate                   16 uimsbf  per 256 s
/// average_bitrate              16 uimsbf  kbit/s
/// maximum_bitrate              16 uimsbf  kbit/s
/// dependency_id                 3 bslbf
/// reserved                      5 bslbf
/// quality_id_start              4 bslbf
/// quality_id_end                4 bslbf
/// temporal_id_start             3 bslbf
/// temporal_id_end               3 bslbf
/// no_sei_nal_unit_present       1 bslbf
/// reserved                      1 bslbf
/// </code>
/// </summary>
public readonly record struct SvcExtensionDescriptor
{
    /// <summary>width, 16 bits, uimsbf.</summary>
    public ushort Width { get; private init; }

    /// <summary>height, 16 bits, uimsbf.</summary>
    public ushort Height { get; private init; }

    /// <summary>frame_rate, 16 bits, uimsbf, in frames per 256 s.</summary>
    public ushort FrameRate { get; private init; }

    /// <summary>average_bitrate, 16 bits, uimsbf, in kbit/s.</summary>
    public ushort AverageBitrate { get; private init; }

    /// <summary>maximum_bitrate, 16 bits, uimsbf, in kbit/s.</summary>
    public ushort MaximumBitrate { get; private init; }

    /// <summary>dependency_id, 3 bits, bslbf.</summary>
    public byte DependencyId { get; private init; }

    /// <summary>quality_id_start, 4 bits, bslbf.</summary>
    public byte QualityIdStart { get; private init; }

    /// <summary>quality_id_end, 4 bits, bslbf.</summary>
    public byte QualityIdEnd { get; private init; }

    /// <summary>temporal_id_start, 3 bits, bslbf.</summary>
    public byte TemporalIdStart { get; private init; }

    /// <summary>temporal_id_end, 3 bits, bslbf.</summary>
    public byte TemporalIdEnd { get; private init; }

    /// <summary>no_sei_nal_unit_present, 1 bit, bslbf.</summary>
    public bool NoSeiNalUnitPresent { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out SvcExtensionDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort width = cursor.Word();
        ushort height = cursor.Word();
        ushort rate = cursor.Word();
        ushort average = cursor.Word();
        ushort maximum = cursor.Word();
        byte dependency = cursor.Byte();
        byte quality = cursor.Byte();
        byte temporal = cursor.Byte();
        view = new SvcExtensionDescriptor
        {
            Width = width,
            Height = height,
            FrameRate = rate,
            AverageBitrate = average,
            MaximumBitrate = maximum,
            DependencyId = (byte)(dependency >> 5),
            QualityIdStart = (byte)(quality >> 4),
            QualityIdEnd = (byte)(quality & 0x0F),
            TemporalIdStart = (byte)(temporal >> 5),
            TemporalIdEnd = (byte)((temporal >> 2) & 0x07),
            NoSeiNalUnitPresent = (temporal & 0x02) != 0,
        };
        return cursor.Status;
    }
}
