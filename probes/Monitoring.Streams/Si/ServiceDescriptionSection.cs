using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>
/// service_description_section, table_id 0x42 and 0x46, EN 300 468 §5.2.3. After the section header, whose table_id_extension is
/// transport_stream_id:
/// <code>
/// original_network_id       16 uimsbf
/// reserved_future_use        8 bslbf
/// services                  see <see cref="ServiceEntry"/>
/// </code>
/// Walk the services with <c>foreach</c>. Multiplexers of DTMB are known that count descriptors_loop_length in one byte and leave the four
/// bits before it to themselves: such a section is read where it ends exactly that way, and not by the standard.
/// </summary>
public readonly ref struct ServiceDescriptionSection
{
    private const int ServicesAt = 3;
    private const int OneByteMask = 0xFF;

    private readonly ReadOnlySpan<byte> _services;

    private ServiceDescriptionSection(SectionHeader header, ReadOnlySpan<byte> body, bool hasOneByteLengths)
    {
        Header = header;
        HasOneByteLengths = hasOneByteLengths;
        OriginalNetworkId = BinaryPrimitives.ReadUInt16BigEndian(body);
        _services = body[ServicesAt..];
    }

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; }

    /// <summary>transport_stream_id, 16 bits, uimsbf.</summary>
    public ushort TransportStreamId => Header.TableIdExtension;

    /// <summary>original_network_id, 16 bits, uimsbf.</summary>
    public ushort OriginalNetworkId { get; }

    /// <summary>The services are those of the transport stream that carries the section.</summary>
    public bool IsActual => Header.TableId == TableId.ServiceDescriptionActual;

    /// <summary>descriptors_loop_length is one byte, against the standard.</summary>
    public bool HasOneByteLengths { get; }

    /// <summary>Reads a section. Malformed when a loop runs past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out ServiceDescriptionSection view)
    {
        view = default;
        ParseStatus status = LongSection.TryRead(
            section, TableId.ServiceDescriptionActual, TableId.ServiceDescriptionOther, out SectionHeader header,
            out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        if (body.Length < ServicesAt)
        {
            return ParseStatus.Malformed;
        }

        view = new ServiceDescriptionSection(header, body, hasOneByteLengths: false);
        if (view.EndsExactly())
        {
            return ParseStatus.Complete;
        }

        view = new ServiceDescriptionSection(header, body, hasOneByteLengths: true);
        return view.EndsExactly() ? ParseStatus.Complete : ParseStatus.Malformed;
    }

    /// <summary>The services in the order of the section.</summary>
    public ServiceEntryReader GetEnumerator() => new(_services, HasOneByteLengths ? OneByteMask : CountedBytes.LengthMask);

    private bool EndsExactly()
    {
        ServiceEntryReader reader = GetEnumerator();
        while (reader.MoveNext())
        {
        }

        return !reader.IsCut;
    }
}
