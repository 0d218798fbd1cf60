using System.Buffers.Binary;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Streams.Si;

/// <summary>
/// One service of an SDT, EN 300 468 §5.2.3:
/// <code>
/// service_id                      16 uimsbf
/// reserved_future_use              6 bslbf
/// EIT_schedule_flag                1 bslbf
/// EIT_present_following_flag       1 bslbf
/// running_status                   3 uimsbf
/// free_CA_mode                     1 bslbf
/// descriptors_loop_length         12 uimsbf
/// descriptors
/// </code>
/// </summary>
public readonly ref struct ServiceEntry
{
    internal const int DescriptorsLengthAt = 3;

    private readonly ReadOnlySpan<byte> _fixed;
    private readonly ReadOnlySpan<byte> _descriptors;

    internal ServiceEntry(ReadOnlySpan<byte> fixedPart, ReadOnlySpan<byte> descriptors)
    {
        _fixed = fixedPart;
        _descriptors = descriptors;
    }

    /// <summary>service_id, 16 bits, uimsbf: the program_number of the PAT.</summary>
    public ushort ServiceId => BinaryPrimitives.ReadUInt16BigEndian(_fixed);

    /// <summary>EIT_schedule_flag, 1 bit, bslbf.</summary>
    public bool EitScheduleFlag => (_fixed[2] & 0x02) != 0;

    /// <summary>EIT_present_following_flag, 1 bit, bslbf.</summary>
    public bool EitPresentFollowingFlag => (_fixed[2] & 0x01) != 0;

    /// <summary>running_status, 3 bits, uimsbf.</summary>
    public RunningStatus RunningStatus => (RunningStatus)(_fixed[3] >> 5);

    /// <summary>free_CA_mode, 1 bit, bslbf: true when a CA system controls access to a component.</summary>
    public bool FreeCaMode => (_fixed[3] & 0x10) != 0;

    /// <summary>The descriptors of the service.</summary>
    public DescriptorReader Descriptors => new(_descriptors);
}
