using System.Buffers.Binary;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Streams.Psi;

/// <summary>
/// One elementary stream of a PMT, ISO/IEC 13818-1 §2.4.4.8:
/// <code>
/// stream_type          8 uimsbf
/// reserved             3 bslbf
/// elementary_PID      13 uimsbf
/// reserved             4 bslbf
/// ES_info_length      12 uimsbf
/// descriptors
/// </code>
/// </summary>
public readonly ref struct ProgramElement
{
    internal const int DescriptorsLengthAt = 3;

    private readonly ReadOnlySpan<byte> _fixed;
    private readonly ReadOnlySpan<byte> _descriptors;

    internal ProgramElement(ReadOnlySpan<byte> fixedPart, ReadOnlySpan<byte> descriptors)
    {
        _fixed = fixedPart;
        _descriptors = descriptors;
    }

    /// <summary>stream_type, 8 bits, uimsbf.</summary>
    public byte StreamType => _fixed[0];

    /// <summary>elementary_PID, 13 bits, uimsbf.</summary>
    public Pid ElementaryPid => new((ushort)(BinaryPrimitives.ReadUInt16BigEndian(_fixed[1..]) & 0x1FFF));

    /// <summary>The descriptors of the stream.</summary>
    public DescriptorReader Descriptors => new(_descriptors);
}
