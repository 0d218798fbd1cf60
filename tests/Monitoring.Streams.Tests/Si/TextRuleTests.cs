using Monitoring.Streams.Si;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Si;

public sealed class TextRuleTests
{
    [TestCase("", "", CharacterTable.Ascii, TextRule.Plain)]
    [TestCase("43435456", "CCTV", CharacterTable.Ascii, TextRule.Plain)]
    [TestCase("C875626572", "über", CharacterTable.Iso6937, TextRule.StandardDefault)]
    [TestCase("054ED7", "N×", (CharacterTable)9, TextRule.Selected)]
    [TestCase("100005B6", "Ж", (CharacterTable)5, TextRule.Selected)]
    [TestCase("11 9752 6D77", "青海", CharacterTable.Utf16, TextRule.Selected)]
    [TestCase("12 C7D1", "한", CharacterTable.Korean, TextRule.Selected)]
    [TestCase("13 C7E0BAA3", "青海", CharacterTable.Gb18030, TextRule.Selected)]
    [TestCase("14 9752 6D77", "青海", CharacterTable.Utf16, TextRule.Decided)]
    [TestCase("14 A5C1B5F8", "民視", CharacterTable.Big5, TextRule.Decided)]
    [TestCase("15 E99D92", "青", CharacterTable.Utf8, TextRule.Selected)]
    public void A_text_by_the_standard_names_its_table_and_is_exact(string hex, string text, CharacterTable table, TextRule rule)
    {
        DecodedText read = Read(hex);

        Assert.That(read, Is.EqualTo(new DecodedText(text, table, rule, IsComplete: true)));
        Assert.That((read.IsExact, read.LacksSelection, read.HasWrongSelection), Is.EqualTo((true, false, false)));
    }

    [TestCase("C7E0BAA3CEC0CAD3", "青海卫视", CharacterTable.Gb18030)]
    [TestCase("E99D92E6B5B7", "青海", CharacterTable.Utf8)]
    public void A_text_that_lacks_its_selection_says_so(string hex, string text, CharacterTable table)
    {
        DecodedText read = Read(hex);

        Assert.That(read, Is.EqualTo(new DecodedText(text, table, TextRule.Recognized, IsComplete: true)));
        Assert.That((read.IsExact, read.LacksSelection, read.HasWrongSelection), Is.EqualTo((false, true, false)));
    }

    [TestCase("15 C7E0BAA3CEC0CAD3", "青海卫视", CharacterTable.Gb18030, TextRule.Corrected)]
    [TestCase("13 E99D92E6B5B7E58D", "青海\uFFFD", CharacterTable.Utf8, TextRule.Corrected)]
    [TestCase("00 4142", "AB", CharacterTable.Ascii, TextRule.UnknownSelection)]
    [TestCase("08 4142", "AB", CharacterTable.Iso6937, TextRule.UnknownSelection)]
    [TestCase("1F05 4142", "AB", CharacterTable.Ascii, TextRule.UnknownSelection)]
    [TestCase("15 C3A9FF", "é\uFFFD", CharacterTable.Utf8, TextRule.Selected)]
    [TestCase("11 0041 00", "A", CharacterTable.Utf16, TextRule.Selected)]
    [TestCase("05 419B", "A", (CharacterTable)9, TextRule.Selected)]
    public void A_wrong_selection_and_bytes_outside_the_table_say_so(string hex, string text, CharacterTable table, TextRule rule)
    {
        DecodedText read = Read(hex);

        Assert.That((read.Text, read.Table, read.Rule), Is.EqualTo((text, table, rule)));
        Assert.That((read.IsExact, read.LacksSelection, read.HasWrongSelection), Is.EqualTo((false, false, true)));
    }

    [TestCase("43 61 66 E9", "CafØ")]
    [TestCase("4D F9 72 E1", "MørÆ")]
    [TestCase("41 EF", "A\u0149")]
    [TestCase("41 F0", "Aĸ")]
    public void A_latin_letter_at_the_end_does_not_begin_utf8(string hex, string text) =>
        Assert.That(Read(hex), Is.EqualTo(new DecodedText(text, CharacterTable.Iso6937, TextRule.StandardDefault, IsComplete: true)));

    [TestCase("BDDED2DEE1E2D8", (CharacterTable)5, "Новости")]
    [TestCase("E8 65 A5", (CharacterTable)2, "čeĽ")]
    [TestCase("D4", CharacterTable.Gb18030, "\uFFFD")]
    [TestCase("C4 E3", CharacterTable.Gb18030, "你")]
    [TestCase("A5C1B5F8", CharacterTable.Big5, "民視")]
    [TestCase("C7D1B1B9", CharacterTable.Korean, "한국")]
    [TestCase("C3A9 74 C3A9", CharacterTable.Utf8, "été")]
    public void The_table_of_the_network_reads_what_nothing_selects(string hex, CharacterTable table, string text)
    {
        DecodedText read = Read(hex, table);

        Assert.That((read.Text, read.Table, read.Rule), Is.EqualTo((text, table, TextRule.NetworkDefault)));
        Assert.That((read.IsExact, read.LacksSelection), Is.EqualTo((false, true)));
    }

    [TestCase("43435456", "CCTV", CharacterTable.Ascii, TextRule.Plain)]
    [TestCase("05DE", "Ş", (CharacterTable)9, TextRule.Selected)]
    [TestCase("E99D92E6B5B7", "青海", CharacterTable.Utf8, TextRule.Recognized)]
    [TestCase("C8 30 31", "0\u03081", CharacterTable.Iso6937, TextRule.StandardDefault, Description = "no pair of GB 18030")]
    public void The_table_of_the_network_stands_back_where_something_else_is_certain(
        string hex, string text, CharacterTable table, TextRule rule)
    {
        DecodedText read = Read(hex, CharacterTable.Gb18030);

        Assert.That((read.Text, read.Table, read.Rule), Is.EqualTo((text, table, rule)));
    }

    [Test]
    public void Latin_of_the_network_keeps_its_pairs_from_being_hanzi()
    {
        DecodedText read = Read("C7E0BAA3CEC0CAD3", CharacterTable.Iso6937);

        Assert.That((read.Table, read.Rule, read.LacksSelection), Is.EqualTo((CharacterTable.Iso6937, TextRule.NetworkDefault, false)));
    }

    [Test]
    public void Hanzi_of_gbk_in_the_place_of_a_control_code_stay_hanzi_among_others_of_gbk()
    {
        byte[] field = DvbTextEncoder.Encode("朱镕基", TextTable.Gb18030);
        byte[] broken = [.. field[..^2], 0xE0, 0x8A];

        Assert.That(DvbText.Read(broken).Text, Has.Length.EqualTo(3).And.Not.Contains("\n"));
    }

    [TestCase("gb18030", CharacterTable.Gb18030)]
    [TestCase("big5", CharacterTable.Big5)]
    [TestCase("euc-kr", CharacterTable.Korean)]
    [TestCase("utf-8", CharacterTable.Utf8)]
    [TestCase("iso6937", CharacterTable.Iso6937)]
    [TestCase("iso8859-1", CharacterTable.Iso8859Part1)]
    [TestCase("iso8859-15", CharacterTable.Iso8859Part15)]
    [TestCase("iso8859-12", null)]
    [TestCase("utf-16be", null)]
    [TestCase("", null)]
    public void A_word_of_configuration_names_a_table(string word, CharacterTable? table) =>
        Assert.That(CharacterTableNames.Find(word), Is.EqualTo(table));

    [Test]
    public void Every_rule_has_a_word_of_its_own() =>
        Assert.That(Enum.GetValues<TextRule>().Select(r => r.ToWord()), Is.Unique);

    private static DecodedText Read(string hex, CharacterTable? untagged = null) =>
        DvbText.Read(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), untagged);
}
