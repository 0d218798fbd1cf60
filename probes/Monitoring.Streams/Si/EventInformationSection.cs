using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>
/// event_information_section, table_id 0x4E to 0x6F, EN 300 468 §5.2.4. After the section header, whose table_id_extension is service_id:
/// <code>
/// transport_stream_id               16 uimsbf
/// original_network_id               16 uimsbf
/// segment_last_section_number        8 uimsbf
/// last_table_id                      8 uimsbf
/// events                            see <see cref="EventEntry"/>
/// </code>
/// Walk the events with <c>foreach</c>.
/// </summary>
public readonly ref struct EventInformationSection
{
    private const int OriginalNetworkIdAt = 2;
    private const int SegmentLastSectionNumberAt = 4;
    private const int LastTableIdAt = 5;
    private const int EventsAt = 6;

    private readonly ReadOnlySpan<byte> _body;

    private EventInformationSection(SectionHeader header, ReadOnlySpan<byte> body)
    {
        Header = header;
        _body = body;
    }

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; }

    /// <summary>service_id, 16 bits, uimsbf; 0xFFFF where the schedule is scrambled (§5.1.5).</summary>
    public ushort ServiceId => Header.TableIdExtension;

    /// <summary>transport_stream_id, 16 bits, uimsbf: of the stream that carries the service.</summary>
    public ushort TransportStreamId => BinaryPrimitives.ReadUInt16BigEndian(_body);

    /// <summary>original_network_id, 16 bits, uimsbf.</summary>
    public ushort OriginalNetworkId => BinaryPrimitives.ReadUInt16BigEndian(_body[OriginalNetworkIdAt..]);

    /// <summary>segment_last_section_number, 8 bits, uimsbf: the last section of this segment of eight; last_section_number if none.</summary>
    public byte SegmentLastSectionNumber => _body[SegmentLastSectionNumberAt];

    /// <summary>last_table_id, 8 bits, uimsbf: the last of the sub-tables of a schedule; table_id for present/following.</summary>
    public byte LastTableId => _body[LastTableIdAt];

    /// <summary>Present and following event rather than a schedule.</summary>
    public bool IsPresentFollowing => Header.TableId < TableId.EventScheduleActualFirst;

    /// <summary>The service is one of the transport stream that carries the section.</summary>
    public bool IsActual => Header.TableId == TableId.EventPresentFollowingActual
        || Header.TableId is >= TableId.EventScheduleActualFirst and < TableId.EventScheduleOtherFirst;

    /// <summary>Reads a section. Malformed when a loop runs past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out EventInformationSection view)
    {
        view = default;
        ParseStatus status = LongSection.TryReadOfRun(
            section, TableId.EventPresentFollowingActual, TableId.EventScheduleLast, out SectionHeader header, out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        if (body.Length < EventsAt)
        {
            return ParseStatus.Malformed;
        }

        view = new EventInformationSection(header, body);
        EventEntryReader reader = view.GetEnumerator();
        while (reader.MoveNext())
        {
        }

        return reader.IsCut ? ParseStatus.Malformed : ParseStatus.Complete;
    }

    /// <summary>The events in the order of the section.</summary>
    public EventEntryReader GetEnumerator() => new(_body[EventsAt..]);
}
