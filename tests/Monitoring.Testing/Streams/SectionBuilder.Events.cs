using System.Globalization;
using Monitoring.Streams.Sections;

namespace Monitoring.Testing.Streams;

/// <content>Events and the time.</content>
public static partial class SectionBuilder
{
    private static readonly byte[] Undefined = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

    private static readonly DateTime FirstDay = new(1858, 11, 17, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A section of present and following event, or of a schedule: <paramref name="tableId"/> says which.</summary>
    public static byte[] Eit(
        byte tableId, ushort serviceId, ushort transportStreamId, ushort originalNetworkId, int version, byte sectionNumber,
        byte lastSectionNumber, params EventSpec[] events) =>
        Eit(tableId, serviceId, transportStreamId, originalNetworkId, version, sectionNumber, lastSectionNumber, lastSectionNumber, tableId, events);

    /// <summary>The same with segment_last_section_number and last_table_id.</summary>
    public static byte[] Eit(
        byte tableId, ushort serviceId, ushort transportStreamId, ushort originalNetworkId, int version, byte sectionNumber,
        byte lastSectionNumber, byte segmentLastSectionNumber, byte lastTableId, params EventSpec[] events)
    {
        List<byte> body = [.. Word(transportStreamId), .. Word(originalNetworkId), segmentLastSectionNumber, lastTableId];
        foreach (EventSpec item in events)
        {
            byte[] descriptors = DescriptorBuilder.ShortEvent(item.Language, DvbTextEncoder.Encode(item.Name, item.Table), []);
            int status = (item.RunningStatus << 13) | (item.FreeCaMode ? 0x1000 : 0);
            body.AddRange([.. Word(item.EventId), .. Time(item.Start), .. Duration(item.Duration)]);
            body.AddRange([.. Word(status | descriptors.Length), .. descriptors]);
        }

        return LongSyntax(tableId, serviceId, version, [.. body], sectionNumber, lastSectionNumber);
    }

    public static byte[] Tdt(DateTime utc) => ShortSyntax(TableId.TimeAndDate, Time(utc));

    public static byte[] Tot(DateTime utc, params byte[] descriptors)
    {
        byte[] section = ShortSyntax(TableId.TimeOffset, [.. Time(utc), .. Counted(descriptors), 0, 0, 0, 0]);
        WriteCrc(section);
        return section;
    }

    public static byte[] Rst(
        params (ushort TransportStreamId, ushort OriginalNetworkId, ushort ServiceId, ushort EventId, byte RunningStatus)[] events) =>
        ShortSyntax(TableId.RunningStatus, [.. events.SelectMany(e => (byte[])
        [
            .. Word(e.TransportStreamId), .. Word(e.OriginalNetworkId), .. Word(e.ServiceId), .. Word(e.EventId),
            (byte)(0xF8 | e.RunningStatus),
        ])]);

    /// <summary>40 bits of EN 300 468 annex C.</summary>
    public static byte[] Time(DateTime? utc) =>
        utc is { } time ? [.. Word((int)(time - FirstDay).TotalDays), .. Duration(time.TimeOfDay)] : Undefined;

    private static byte[] Duration(TimeSpan? length) => length is { } time
        ? Convert.FromHexString(((int)time.TotalHours).ToString("00", CultureInfo.InvariantCulture) + time.ToString("mmss", CultureInfo.InvariantCulture))
        : Undefined[..3];
}
