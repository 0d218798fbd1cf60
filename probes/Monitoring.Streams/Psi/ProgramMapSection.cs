using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Streams.Psi;

/// <summary>
/// TS_program_map_section, table_id 0x02, ISO/IEC 13818-1 §2.4.4.8. After the section header, whose table_id_extension is program_number:
/// <code>
/// reserved                  3 bslbf
/// PCR_PID                  13 uimsbf
/// reserved                  4 bslbf
/// program_info_length      12 uimsbf
/// descriptors
/// elementary streams        see <see cref="ProgramElement"/>
/// </code>
/// Walk the elementary streams with <c>foreach</c>.
/// </summary>
public readonly ref struct ProgramMapSection
{
    private const int ProgramInfoLengthAt = 2;

    private readonly ReadOnlySpan<byte> _programDescriptors;
    private readonly ReadOnlySpan<byte> _elements;

    private ProgramMapSection(SectionHeader header, Pid pcrPid, ReadOnlySpan<byte> programDescriptors, ReadOnlySpan<byte> elements)
    {
        Header = header;
        PcrPid = pcrPid;
        _programDescriptors = programDescriptors;
        _elements = elements;
    }

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; }

    /// <summary>program_number, 16 bits, uimsbf: the service_id of DVB.</summary>
    public ushort ProgramNumber => Header.TableIdExtension;

    /// <summary>PCR_PID, 13 bits, uimsbf; 0x1FFF when the program has no PCR.</summary>
    public Pid PcrPid { get; }

    /// <summary>The descriptors of the program.</summary>
    public DescriptorReader ProgramDescriptors => new(_programDescriptors);

    /// <summary>Reads a section. Malformed when a loop runs past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out ProgramMapSection view)
    {
        view = default;
        ParseStatus status = LongSection.TryRead(
            section, TableId.ProgramMap, TableId.ProgramMap, out SectionHeader header, out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        if (!CountedBytes.TrySplit(body, ProgramInfoLengthAt, out ReadOnlySpan<byte> descriptors, out ReadOnlySpan<byte> elements))
        {
            return ParseStatus.Malformed;
        }

        var pcrPid = new Pid((ushort)(BinaryPrimitives.ReadUInt16BigEndian(body) & 0x1FFF));
        view = new ProgramMapSection(header, pcrPid, descriptors, elements);
        ProgramElementReader reader = view.GetEnumerator();
        while (reader.MoveNext())
        {
        }

        return reader.IsCut ? ParseStatus.Malformed : ParseStatus.Complete;
    }

    /// <summary>The elementary streams in the order of the section.</summary>
    public ProgramElementReader GetEnumerator() => new(_elements);
}
