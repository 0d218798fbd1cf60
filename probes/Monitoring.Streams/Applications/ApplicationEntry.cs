using System.Buffers.Binary;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Streams.Applications;

/// <summary>
/// One application of an AIT, TS 102 809 §5.3.4.6:
/// <code>
/// organisation_id                          32 bslbf
/// application_id                           16 bslbf
/// application_control_code                  8 uimsbf
/// reserved_future_use                       4 bslbf
/// application_descriptors_loop_length      12 uimsbf
/// descriptors
/// </code>
/// </summary>
public readonly ref struct ApplicationEntry
{
    internal const int DescriptorsLengthAt = 7;

    private const int ApplicationIdAt = 4;
    private const int ControlCodeAt = 6;

    private readonly ReadOnlySpan<byte> _fixed;
    private readonly ReadOnlySpan<byte> _descriptors;

    internal ApplicationEntry(ReadOnlySpan<byte> fixedPart, ReadOnlySpan<byte> descriptors)
    {
        _fixed = fixedPart;
        _descriptors = descriptors;
    }

    /// <summary>organisation_id, 32 bits, bslbf.</summary>
    public uint OrganisationId => BinaryPrimitives.ReadUInt32BigEndian(_fixed);

    /// <summary>application_id, 16 bits, bslbf.</summary>
    public ushort ApplicationId => BinaryPrimitives.ReadUInt16BigEndian(_fixed[ApplicationIdAt..]);

    /// <summary>application_control_code, 8 bits, uimsbf: 1 AUTOSTART, 2 PRESENT, 3 DESTROY, 4 KILL, TS 102 809 §5.2.4.</summary>
    public byte ApplicationControlCode => _fixed[ControlCodeAt];

    /// <summary>The descriptors of the application.</summary>
    public DescriptorReader Descriptors => new(_descriptors);
}
