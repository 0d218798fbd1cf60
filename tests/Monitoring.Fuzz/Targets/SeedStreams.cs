using Monitoring.Streams.Splicing;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary>Built streams and sections that reach deep into the parsers.</summary>
internal static class SeedStreams
{
    private static readonly DateTime Moment = new(2024, 9, 17, 18, 5, 30, DateTimeKind.Utc);

    public static byte[] Pat() => SectionBuilder.Pat(1, 3, (0, 0x10), (1, 0x100), (2, 0x200));

    public static byte[] Pmt() => SectionBuilder.Pmt(
        1, 0x101, 0, DescriptorBuilder.ConditionalAccess(0x4A02, 0x500), new ElementSpec(0x1B, 0x101),
        new ElementSpec(0x06, 0x102, [.. DescriptorBuilder.Registration("DRA1"), .. DescriptorBuilder.Language("chi")]));

    public static byte[] Cat() => SectionBuilder.Cat(0, DescriptorBuilder.ConditionalAccess(0x4A02, 0x500));

    public static byte[] Sdt() => SectionBuilder.Sdt(
        1, 0x2024, 0, new ServiceSpec(1, "青海卫视", "青海", TextTable.Gb18030), new ServiceSpec(2, "News", "Test"));

    public static byte[] Nit() => SectionBuilder.Nit(
        0x3001, 0, DescriptorBuilder.NetworkName(DvbTextEncoder.Encode("青海", TextTable.Utf8)),
        (1, 0x2024, DescriptorBuilder.Of(0x41, [0, 1, 1])));

    public static byte[] Bat() => SectionBuilder.Bat(
        0x3001, 0, DescriptorBuilder.Of(0x47, "bouquet"u8), (1, 0x2024, DescriptorBuilder.Of(0x41, [0, 1, 1])));

    public static byte[] Tsdt() => SectionBuilder.Tsdt(0, DescriptorBuilder.Registration("TEST"));

    public static byte[] Rst() => SectionBuilder.Rst((1, 0x2024, 1, 1, 4), (1, 0x2024, 2, 9, 1));

    public static byte[] Ait() => SectionBuilder.Ait(
        0x10, 0, [], (0x1234_5678, 10, 1, DescriptorBuilder.Of(0x15, "index.html"u8)), (0x1234_5678, 11, 2, []));

    public static byte[] Splice() => SectionBuilder.Splice(
        SpliceCommandType.Insert, [0, 0, 0, 7, 0x7F, 0xEF, 0xFE, 0, 1, 2, 3, 0xFE, 0, 0x52, 0xCC, 0xF5, 0, 1, 0, 0], []);

    public static byte[] Segmentation() => SectionBuilder.Splice(
        SpliceCommandType.TimeSignal, [0xFE, 0, 1, 2, 3],
        DescriptorBuilder.Of(0x02, [.. "CUEI"u8, 0, 0, 0, 9, 0x7F, 0xFF, 0, 0, 1, 0x80, 0, 0x08, 2, 1, 2, 0x34, 1, 1]));

    public static byte[] Eit() => SectionBuilder.Eit(
        0x4E, 1, 1, 0x2024, 0, 0, 1, new EventSpec(1, Moment, TimeSpan.FromMinutes(90), "新闻联播", TextTable.Gb18030),
        new EventSpec(2, null, null, "News"));

    public static byte[] Tdt() => SectionBuilder.Tdt(Moment);

    public static byte[] Tot() => SectionBuilder.Tot(Moment, DescriptorBuilder.Of(0x58, new byte[13]));

    public static byte[] Large() => SectionBuilder.LongSyntax(0x80, 1, 0, new byte[1500]);

    /// <summary>A short multiplex in packets of the size given, with one packet of each fault.</summary>
    public static byte[] Stream(int packetSize)
    {
        TransportStreamBuilder builder = new();
        _ = builder.Section(0, Pat()).Section(0x100, Pmt()).Section(1, Cat()).Section(0x11, Sdt())
            .Section(0x10, Nit()).Section(0x1000, Large());
        _ = builder.Pes(0x101, PesBuilder.VideoStreamId, 90_000, 86_400, new byte[400], pcr: true).Pcr(0x101).Null(2);
        _ = builder.Section(0, Pat()).Duplicate().Null().TransportError().Null().BadSync().Null()
            .Lose(0x101).Pes(0x102, 0xC0, 1, null, new byte[50]);
        return builder.ToArray(packetSize);
    }
}
