using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>
/// bouquet_association_section, BAT, table_id 0x4A, EN 300 468 §5.2.2. After the section header, whose table_id_extension is bouquet_id:
/// <code>
/// reserved_future_use                 4 bslbf
/// bouquet_descriptors_length         12 uimsbf
/// descriptors
/// reserved_future_use                 4 bslbf
/// transport_stream_loop_length       12 uimsbf
/// transport streams                  see <see cref="NetworkEntry"/>
/// </code>
/// Walk the transport streams with <c>foreach</c>.
/// </summary>
public readonly ref struct BouquetAssociationSection
{
    private readonly TransportStreamLoops _loops;

    private BouquetAssociationSection(SectionHeader header, TransportStreamLoops loops)
    {
        Header = header;
        _loops = loops;
    }

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; }

    /// <summary>bouquet_id, 16 bits, uimsbf.</summary>
    public ushort BouquetId => Header.TableIdExtension;

    /// <summary>The descriptors of the bouquet; the bouquet_name_descriptor among them names it.</summary>
    public DescriptorReader BouquetDescriptors => new(_loops.Descriptors);

    /// <summary>Reads a section. Malformed when a loop runs past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out BouquetAssociationSection view)
    {
        view = default;
        ParseStatus status = LongSection.TryRead(
            section, TableId.BouquetAssociation, TableId.BouquetAssociation, out SectionHeader header, out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        status = TransportStreamLoops.TryCut(body, out TransportStreamLoops loops);
        view = new BouquetAssociationSection(header, loops);
        return status;
    }

    /// <summary>The transport streams in the order of the section.</summary>
    public NetworkEntryReader GetEnumerator() => new(_loops.TransportStreams);
}
