using System.Text.RegularExpressions;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Psi;
using Monitoring.Streams.Si;
using Monitoring.Testing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Si;

public sealed partial class DvbTextTests
{
    private static readonly TextTable[] ChineseTables =
        [
            TextTable.Gb18030, TextTable.UntaggedGb18030, TextTable.Utf8, TextTable.UntaggedUtf8, TextTable.Utf16, TextTable.Utf16UnderBig5,
        ];

    private static readonly string[] ChineseNames =
    [
        "青海卫视", "中央电视台综合频道", "CCTV-1综合", "CCTV4K超高清", "朱镕基", "湖南卫视HD", "安多藏语卫视", "哔哩哔哩", "青海交通广播 FM97.2", "新闻", "鑫喆频道",
        "中央一台", "凤凰资讯", "（测试）频道", "西宁", "青海综合频道（高清）", "东方卫视·高清",
    ];

    [Test]
    public void Chinese_names_come_through_every_table(
        [ValueSource(nameof(ChineseTables))] TextTable table, [ValueSource(nameof(ChineseNames))] string name) =>
        Assert.That(DvbText.Decode(DvbTextEncoder.Encode(name, table)), Is.EqualTo(name));

    [TestCase("民視")]
    [TestCase("台視新聞台")]
    [TestCase("TVBS新聞台")]
    [TestCase("公視HD")]
    [TestCase("NewsTV")]
    [TestCase("CTV")]
    [TestCase("A")]
    public void Text_under_0x14_may_be_big5(string name) =>
        Assert.That(DvbText.Decode(DvbTextEncoder.Encode(name, TextTable.Big5)), Is.EqualTo(name));

    [TestCase("民視")]
    [TestCase("台視新聞台")]
    [TestCase("TVBS新聞台")]
    [TestCase("三立台灣台")]
    [TestCase("CTV")]
    public void Text_under_0x14_may_be_utf16(string name) =>
        Assert.That(DvbText.Decode(DvbTextEncoder.Encode(name, TextTable.Utf16UnderBig5)), Is.EqualTo(name));

    [Test]
    public void Korean_names_come_through() =>
        Assert.That(DvbText.Decode(DvbTextEncoder.Encode("한국방송 KBS", TextTable.Korean)), Is.EqualTo("한국방송 KBS"));

    [TestCase("", "")]
    [TestCase("4B616E616C", "Kanal")]
    [TestCase("C875626572", "über", Description = "a mark precedes its letter")]
    [TestCase("4D C8 75 6C 6C 65 72", "Müller")]
    [TestCase("46 72 61 6E C2 63 61 69 73", "Franćais")]
    [TestCase("54 C2 65 6C C2 65", "Télé")]
    [TestCase("4D F9 72 65", "Møre")]
    [TestCase("53 74 72 61 FB 65", "Straße")]
    [TestCase("A4 20 35", "€ 5")]
    [TestCase("D3 20 44 56 42", "© DVB")]
    [TestCase("41 C1", "A\uFFFD", Description = "a mark without a letter")]
    [TestCase("54 D8 20 56", "T\uFFFD V", Description = "a byte that stands for nothing")]
    public void Text_without_a_table_is_iso_6937(string hex, string text) => Assert.That(Decode(hex), Is.EqualTo(text));

    [TestCase("86 4E 65 77 73 87", "News")]
    [TestCase("4E 65 77 73 8A 54 56", "News\nTV")]
    [TestCase("05 86 4E FC 87 8A 54", "Nü\nT")]
    [TestCase("11 E0 86 00 4E E0 87 E0 8A 00 54", "N\nT")]
    [TestCase("15 EE 82 86 4E EE 82 87 EE 82 8A 54", "N\nT")]
    [TestCase("05 41 00 42 1F", "AB")]
    [TestCase("13 E0 86 D6 D0 E0 87 E0 8A 54", "中\nT")]
    [TestCase("12 E0 86 C7 D1 E0 87 E0 8A 54", "한\nT")]
    [TestCase("14 E0 86 A5 C1 B5 F8 E0 87 E0 8A 54", "民視\nT")]
    public void Emphasis_is_dropped_and_a_line_break_kept(string hex, string text) => Assert.That(Decode(hex), Is.EqualTo(text));

    [TestCase("10 00 01 E9", "é")]
    [TestCase("10 00 02 B1", "ą")]
    [TestCase("10 00 05 B6", "Ж")]
    [TestCase("10 00 0F A4", "€")]
    [TestCase("01 B6", "Ж")]
    [TestCase("02 D4", "ش")]
    [TestCase("03 D8", "Ψ")]
    [TestCase("04 E0", "א")]
    [TestCase("05 DE", "Ş")]
    [TestCase("06 BA", "š")]
    [TestCase("07 C6", "ฦ")]
    [TestCase("09 AA", "Ŗ")]
    [TestCase("0A D7", "Ṫ")]
    [TestCase("0B A4", "€")]
    public void Parts_of_iso_8859_are_selected_by_one_byte_or_three(string hex, string text) => Assert.That(Decode(hex), Is.EqualTo(text));

    [TestCase("0E 89 42 53 20 44 69 67 69 74 61 6C", "BS Digital", Description = "a locking shift of ARIB")]
    [TestCase("1F 05 41 42", "AB")]
    [TestCase("1F", "")]
    [TestCase("10 41", "A")]
    [TestCase("08 41 42", "AB")]
    [TestCase("00 41 42", "AB")]
    public void Selections_that_say_nothing_lose_no_name(string hex, string text) => Assert.That(Decode(hex), Is.EqualTo(text));

    [Test]
    public void A_wrong_selection_between_utf8_and_gb18030_is_seen_through()
    {
        byte[] utf8 = DvbTextEncoder.Encode("青海卫视", TextTable.Utf8);
        byte[] chinese = DvbTextEncoder.Encode("青海卫视", TextTable.Gb18030);

        Assert.That(DvbText.Decode([0x15, .. chinese.AsSpan(1)]), Is.EqualTo("青海卫视"));
        Assert.That(DvbText.Decode([0x13, .. utf8.AsSpan(1)]), Is.EqualTo("青海卫视"));
    }

    [Test]
    public void A_name_cut_short_keeps_the_characters_it_has([ValueSource(nameof(ChineseTables))] TextTable table)
    {
        string name = "青海综合频道高清";
        byte[] field = DvbTextEncoder.Encode(name, table);
        for (int length = 8; length <= field.Length; length++)
        {
            string text = DvbText.Decode(field.AsSpan(0, length));

            Assert.That(name.StartsWith(text.TrimEnd((char)0xFFFD), StringComparison.Ordinal), $"{length} bytes: {text}");
            Assert.That(text, Has.Length.GreaterThanOrEqualTo(2), $"{length} bytes");
        }
    }

    [Test]
    public void An_odd_byte_at_the_end_of_utf16_costs_nothing() => Assert.That(Decode("11 00 41 00 42 00"), Is.EqualTo("AB"));

    [Test]
    public void Long_text_goes_the_same_way()
    {
        byte[] field = [0x05, .. Enumerable.Repeat((byte)0xDE, 1000)];

        Assert.That(DvbText.Decode(field), Is.EqualTo(new string('Ş', 1000)));
    }

    [Test, Category("RealCaptures")]
    public void Names_of_channels_and_programmes_on_air_come_through_every_table([ValueSource(nameof(ChineseTables))] TextTable table)
    {
        string[] names = File.ReadLines(Captures.PathOf(Captures.ChineseProgrammeGuide))
            .SelectMany(l => DisplayedText().Matches(l).Select(m => m.Groups[1].Value))
            .Where(n => n.Length <= 80 && !n.Contains('&', StringComparison.Ordinal))
            .Distinct()
            .ToArray();
        string[] lost = names.Where(n => DvbText.Decode(DvbTextEncoder.Encode(n, table)) != n).ToArray();

        Assert.That(names, Has.Length.GreaterThan(1000));
        Assert.That(lost, Is.Empty);
    }

    [Test, Category("RealCaptures")]
    public void Every_character_set_of_the_reference_table_reads_as_published()
    {
        string[] expected =
        [
            "ISO-6937: €©µ", "ISO-8859-15: çéêè", "ISO-8859-10: ØšÐĸ", "ISO-8859-13: ŖĶņ", "ISO-8859-14: ẀṪẄ", "ISO-8859-5: ЖЉф",
            "ISO-8859-7: Ψωλ", "ISO-8859-8: אבשע", "ISO-8859-9: ŞşğĞ", "ISO-8859-6: شي", "ISO-8859-11: ฦ๕๙",
            "All: €©µçéêèØšÐĸŖĶņẀṪẄЖЉфΨωλאבשעŞşğĞشيฦ๕๙",
        ];
        Assert.That(
            ConditionalAccessSection.TryRead(Captures.Read(Captures.CharacterSetsCat), out ConditionalAccessSection section),
            Is.EqualTo(ParseStatus.Complete));
        List<string> names = [];
        foreach (Descriptor descriptor in section.Descriptors)
        {
            names.Add(DvbText.Decode(descriptor.Body));
        }

        Assert.That(names, Is.EqualTo(expected));
    }

    [GeneratedRegex("<(?:title|display-name)[^>]*>([^<]+)<")]
    private static partial Regex DisplayedText();

    private static string Decode(string hex) => DvbText.Decode(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
}
