using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Psi;

/// <summary>
/// program_association_section, table_id 0x00, ISO/IEC 13818-1 §2.4.4.3. After the section header, whose table_id_extension is
/// transport_stream_id, a loop of:
/// <code>
/// program_number                       16 uimsbf
/// reserved                              3 bslbf
/// network_PID or program_map_PID       13 uimsbf
/// </code>
/// Walk the entries with <c>foreach</c>.
/// </summary>
public readonly ref struct ProgramAssociationSection
{
    private readonly ReadOnlySpan<byte> _entries;

    private ProgramAssociationSection(SectionHeader header, ReadOnlySpan<byte> entries)
    {
        Header = header;
        _entries = entries;
    }

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; }

    /// <summary>transport_stream_id, 16 bits, uimsbf.</summary>
    public ushort TransportStreamId => Header.TableIdExtension;

    /// <summary>Reads a section. Malformed when it ends within an entry.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out ProgramAssociationSection view)
    {
        ParseStatus status = LongSection.TryRead(
            section, TableId.ProgramAssociation, TableId.ProgramAssociation, out SectionHeader header, out ReadOnlySpan<byte> body);
        view = new ProgramAssociationSection(header, body);
        return status == ParseStatus.Complete && body.Length % ProgramAssociationReader.EntrySize != 0 ? ParseStatus.Malformed : status;
    }

    /// <summary>The entries in the order of the section.</summary>
    public ProgramAssociationReader GetEnumerator() => new(_entries);
}
