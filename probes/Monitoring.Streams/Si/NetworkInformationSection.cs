using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>
/// network_information_section, table_id 0x40 and 0x41, EN 300 468 §5.2.1. After the section header, whose table_id_extension is
/// network_id:
/// <code>
/// reserved_future_use                 4 bslbf
/// network_descriptors_length         12 uimsbf
/// descriptors
/// reserved_future_use                 4 bslbf
/// transport_stream_loop_length       12 uimsbf
/// transport streams                  see <see cref="NetworkEntry"/>
/// </code>
/// Walk the transport streams with <c>foreach</c>.
/// </summary>
public readonly ref struct NetworkInformationSection
{
    private readonly TransportStreamLoops _loops;

    private NetworkInformationSection(SectionHeader header, TransportStreamLoops loops)
    {
        Header = header;
        _loops = loops;
    }

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; }

    /// <summary>network_id, 16 bits, uimsbf.</summary>
    public ushort NetworkId => Header.TableIdExtension;

    /// <summary>The network is the one that carries the section.</summary>
    public bool IsActual => Header.TableId == TableId.NetworkInformationActual;

    /// <summary>The descriptors of the network; <see cref="NetworkNameDescriptor"/> among them names it.</summary>
    public DescriptorReader NetworkDescriptors => new(_loops.Descriptors);

    /// <summary>Reads a section. Malformed when a loop runs past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out NetworkInformationSection view)
    {
        view = default;
        ParseStatus status = LongSection.TryRead(
            section, TableId.NetworkInformationActual, TableId.NetworkInformationOther, out SectionHeader header,
            out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        status = TransportStreamLoops.TryCut(body, out TransportStreamLoops loops);
        view = new NetworkInformationSection(header, loops);
        return status;
    }

    /// <summary>The transport streams in the order of the section.</summary>
    public NetworkEntryReader GetEnumerator() => new(_loops.TransportStreams);
}
