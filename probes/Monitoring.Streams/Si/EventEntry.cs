using System.Buffers.Binary;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Streams.Si;

/// <summary>
/// One event of an EIT, EN 300 468 §5.2.4:
/// <code>
/// event_id                         16 uimsbf
/// start_time                       40 bslbf
/// duration                         24 uimsbf
/// running_status                    3 uimsbf
/// free_CA_mode                      1 bslbf
/// descriptors_loop_length          12 uimsbf
/// descriptors
/// </code>
/// </summary>
public readonly ref struct EventEntry
{
    internal const int DescriptorsLengthAt = 10;

    private const int StartTimeAt = 2;
    private const int DurationAt = StartTimeAt + DvbTime.Size;

    private readonly ReadOnlySpan<byte> _fixed;
    private readonly ReadOnlySpan<byte> _descriptors;

    internal EventEntry(ReadOnlySpan<byte> fixedPart, ReadOnlySpan<byte> descriptors)
    {
        _fixed = fixedPart;
        _descriptors = descriptors;
    }

    /// <summary>event_id, 16 bits, uimsbf: unique within the service.</summary>
    public ushort EventId => BinaryPrimitives.ReadUInt16BigEndian(_fixed);

    /// <summary>start_time, 40 bits, bslbf.</summary>
    public DvbTime StartTime => DvbTime.Read(_fixed[StartTimeAt..]);

    /// <summary>duration, 24 bits, uimsbf.</summary>
    public DvbDuration Duration => DvbDuration.Read(_fixed[DurationAt..]);

    /// <summary>running_status, 3 bits, uimsbf.</summary>
    public RunningStatus RunningStatus => (RunningStatus)(_fixed[DescriptorsLengthAt] >> 5);

    /// <summary>free_CA_mode, 1 bit, bslbf: true when a CA system controls access to a component.</summary>
    public bool FreeCaMode => (_fixed[DescriptorsLengthAt] & 0x10) != 0;

    /// <summary>The descriptors of the event.</summary>
    public DescriptorReader Descriptors => new(_descriptors);
}
