using Monitoring.Analysis.Dtmb;

namespace Monitoring.Analysis.Tests.Dtmb;

/// <summary>The 33 modes of GB 20600-2006 in 8 MHz, and what the rate says of them.</summary>
public sealed class DtmbModeTests
{
    [Test]
    public void There_are_33_modes_of_as_many_names()
    {
        Assert.That(DtmbMode.All, Has.Count.EqualTo(33));
        Assert.That(DtmbMode.All.Select(m => m.Name), Is.Unique);
    }

    [TestCase("4QAM-NR 0.8", 2, 5_414_400, 5_197_824, 4_812_800)]
    [TestCase("4QAM 0.4", 2, 5_414_400, 5_197_824, 4_812_800)]
    [TestCase("4QAM 0.6", 3, 8_121_600, 7_796_736, 7_219_200)]
    [TestCase("4QAM 0.8", 4, 10_828_800, 10_395_648, 9_625_600)]
    [TestCase("16QAM 0.4", 4, 10_828_800, 10_395_648, 9_625_600)]
    [TestCase("16QAM 0.6", 6, 16_243_200, 15_593_472, 14_438_400)]
    [TestCase("16QAM 0.8", 8, 21_657_600, 20_791_296, 19_251_200)]
    [TestCase("32QAM 0.8", 10, 27_072_000, 25_989_120, 24_064_000)]
    [TestCase("64QAM 0.4", 6, 16_243_200, 15_593_472, 14_438_400)]
    [TestCase("64QAM 0.6", 9, 24_364_800, 23_390_208, 21_657_600)]
    [TestCase("64QAM 0.8", 12, 32_486_400, 31_186_944, 28_876_800)]
    public void Rates_are_those_of_the_table(string coding, int packets, long pn420, long pn595, long pn945)
    {
        DtmbMode[] modes = [.. DtmbMode.All.Where(m => m.Name.StartsWith($"{coding} PN", StringComparison.Ordinal))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(modes.Select(m => m.BitsPerSecond), Is.EqualTo((long[])[pn420, pn595, pn945]));
            Assert.That(modes.Select(m => m.PacketsPerFrame), Is.All.EqualTo(packets));
            Assert.That(
                modes.Select(m => m.PacketsPerSecond), Is.EqualTo((int[])[packets * 1800, packets * 1728, packets * 1600]));
        }
    }

    [TestCase(3600, "4QAM-NR 0.8 PN420, 4QAM 0.4 PN420")]
    [TestCase(7200, "4QAM 0.8 PN420, 16QAM 0.4 PN420")]
    [TestCase(10368, "16QAM 0.6 PN595, 64QAM 0.4 PN595")]
    [TestCase(14400, "16QAM 0.8 PN420, 64QAM 0.6 PN945")]
    [TestCase(16000, "32QAM 0.8 PN945")]
    [TestCase(16200, "64QAM 0.6 PN420")]
    public void Modes_of_one_rate_are_named_together(int rate, string names)
    {
        DtmbModeClass found = DtmbModeClass.Find(rate)!;
        Assert.That(string.Join(", ", found.Modes.Select(m => m.Name)), Is.EqualTo(names));
        Assert.That(found.ToString(), Does.StartWith(found.Modes.Count > 1 ? "one of " : names));
    }

    [Test]
    public void Every_mode_is_found_by_its_rate_and_by_its_name()
    {
        foreach (DtmbMode mode in DtmbMode.All)
        {
            Assert.That(DtmbModeClass.Find(mode.PacketsPerSecond)!.Modes, Does.Contain(mode));
            Assert.That(DtmbMode.Find(mode.Name), Is.EqualTo(mode));
            Assert.That(DtmbModeClass.Of(mode).Modes, Does.Contain(mode));
        }
    }

    [TestCase("64qam/0.6/pn420", "64QAM 0.6 PN420")]
    [TestCase("4qam-nr,0.8,PN945", "4QAM-NR 0.8 PN945")]
    [TestCase("32QAM 0.4 PN420", null)]
    [TestCase("64QAM", null)]
    [TestCase("", null)]
    public void Names_are_read_in_any_case_and_none_is_made_up(string text, string? name) =>
        Assert.That(DtmbMode.Find(text)?.Name, Is.EqualTo(name));

    [TestCase(1 + 150e-6, true)]
    [TestCase(1 - 150e-6, true)]
    [TestCase(1 + 250e-6, false)]
    [TestCase(1 - 250e-6, false)]
    public void A_rate_within_200_ppm_is_of_the_class_and_beyond_of_none(double factor, bool isFound)
    {
        var found = DtmbModeClass.Find(16200 * factor);
        Assert.That(found is not null, Is.EqualTo(isFound));
        Assert.That(found?.ErrorOf(16200 * factor), isFound ? Is.EqualTo((factor - 1) * 1e6).Within(0.01) : Is.Null);
    }
}
