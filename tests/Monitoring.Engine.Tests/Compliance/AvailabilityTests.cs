using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Monitoring.Compliance;
using Monitoring.Compliance.Export;
using Monitoring.Contracts.Measurements;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Compliance;

/// <summary>Every figure is a sum over seconds, and unknown time is stated as unknown.</summary>
public sealed class AvailabilityTests
{
    private static readonly DateTimeOffset From = new(2026, 5, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly long Zero = From.ToUnixTimeSeconds();
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Test]
    public void Each_second_is_counted_once_and_as_what_it_was()
    {
        ServiceAvailability service = Build(
            100,
            outage: [Ok(0, 40), Fault(40, 50, 1010), Ok(50, 70), Run(70, 80, VerdictState.Invalid)],
            degradation: [Ok(0, 10), Fault(10, 15, 1040), Ok(15, 40), Ok(50, 70)]);

        Assert.Multiple(() =>
        {
            Assert.That(service.PlannedSeconds, Is.EqualTo(100));
            Assert.That((service.UpSeconds, service.DegradedSeconds, service.OutageSeconds, service.UnknownSeconds), Is.EqualTo((55, 5, 10, 30)));
            Assert.That(service.AvailabilityHigh, Is.EqualTo(0.9).Within(1e-12));
            Assert.That(service.AvailabilityLow, Is.EqualTo(0.6).Within(1e-12));
            Assert.That(service.AvailabilityOfKnown, Is.EqualTo(60.0 / 70).Within(1e-12));
            Assert.That(service.Outages, Is.EqualTo(new[] { new ReportInterval(IntervalKind.Outage, Zero + 40, Zero + 50, 1010) }));
        });
    }

    [Test]
    public void The_worked_example_of_the_reference_holds()
    {
        const int month = 720 * 3600;
        ServiceAvailability service = Build(month, outage: [Fault(0, 10, 1010), Ok(10, month - 60)], degradation: []);

        Assert.That(Math.Round(service.OutageRateLow, 3), Is.EqualTo(1.389));
        Assert.That(Math.Round(service.OutageRateHigh, 3), Is.EqualTo(9.722));
    }

    [TestCase(VerdictState.NotMeasured)]
    [TestCase(VerdictState.NotApplicable)]
    [TestCase(VerdictState.Pending)]
    [TestCase(VerdictState.Suspended)]
    [TestCase(VerdictState.Invalid)]
    public void Anything_but_ok_and_fault_is_unknown(VerdictState state)
    {
        ServiceAvailability service = Build(10, outage: [Run(0, 10, state)], degradation: [Ok(0, 10)]);

        Assert.That(service.UnknownSeconds, Is.EqualTo(10));
        Assert.That(service.AvailabilityOfKnown, Is.Null);
    }

    [Test]
    public void A_service_without_data_is_unknown_for_the_whole_period() =>
        Assert.That(Build(10, [], []).Intervals, Is.EqualTo(new[] { new ReportInterval(IntervalKind.Unknown, Zero, Zero + 10, 0) }));

    [Test]
    public void Runs_are_cut_to_the_period()
    {
        ServiceAvailability service = Build(10, outage: [Fault(-5, 3, 1051), Ok(3, 20)], degradation: [Ok(-5, 20)]);

        Assert.That((service.OutageSeconds, service.UpSeconds), Is.EqualTo((3, 7)));
    }

    [Test]
    public void An_outage_that_changes_its_cause_is_one_outage_under_the_first()
    {
        ServiceAvailability service = Build(10, outage: [Ok(0, 2), Fault(2, 4, 1051), Fault(4, 7, 1010), Ok(7, 10)], degradation: []);

        Assert.That(service.Outages, Is.EqualTo(new[] { new ReportInterval(IntervalKind.Outage, Zero + 2, Zero + 7, 1051) }));
        Assert.That(service.Intervals, Has.Count.EqualTo(4), "the file keeps both causes");
    }

    [TestCase(0, 0, 100, "ends before it begins")]
    [TestCase(10, 5, 100, "ends before it begins")]
    [TestCase(100, 200, 100, "in the future")]
    [TestCase(0, 401 * 86_400, 500 * 86_400, "longer than 400 days")]
    public void A_period_that_cannot_be_reported_on_says_why(int from, int to, int now, string expected)
    {
        Assert.That(ReportPeriod.TryCreate(From.AddSeconds(from), From.AddSeconds(to), From.AddSeconds(now), out string? problem), Is.Null);
        Assert.That(problem, Does.Contain(expected));
    }

    [Test]
    public void A_period_ends_now_at_the_latest() =>
        Assert.That(ReportPeriod.TryCreate(From, From.AddDays(1), From.AddSeconds(60.9), out _)!.Value.Seconds, Is.EqualTo(60));

    [Test]
    public void Every_figure_recomputes_from_the_file([Range(1, 8)] int seed)
    {
        AvailabilityReport report = Random(seed);
        string[] lines = Encoding.UTF8.GetString(CsvExport.Write(report)).TrimStart('\uFEFF').Split("\r\n");

        // Read independently of the code that wrote it.
        Dictionary<string, Dictionary<string, long>> sums = [];
        Dictionary<string, (long Count, DateTimeOffset End)> outages = [];
        foreach (string line in lines.Where(l => l.StartsWith("p/", StringComparison.Ordinal)))
        {
            string[] fields = line.Split(',');
            var start = DateTimeOffset.Parse(fields[^9], CultureInfo.InvariantCulture);
            var end = DateTimeOffset.Parse(fields[^8], CultureInfo.InvariantCulture);
            Assert.That((end - start).TotalSeconds, Is.EqualTo(long.Parse(fields[^7], CultureInfo.InvariantCulture)));
            Dictionary<string, long> service = sums.TryGetValue(fields[0], out Dictionary<string, long>? known) ? known : sums[fields[0]] = [];
            service[fields[^10]] = service.GetValueOrDefault(fields[^10]) + (long)(end - start).TotalSeconds;
            if (fields[^10] == "outage")
            {
                (long count, DateTimeOffset last) = outages.GetValueOrDefault(fields[0]);
                outages[fields[0]] = (last == start ? count : count + 1, end);
            }
        }

        foreach (ServiceAvailability service in report.Services)
        {
            Dictionary<string, long> sum = sums[service.Service.Entity];
            long outage = sum.GetValueOrDefault("outage");
            long unknown = sum.GetValueOrDefault("unknown");
            Assert.Multiple(() =>
            {
                Assert.That(sum.Values.Sum(), Is.EqualTo(report.Period.Seconds));
                Assert.That(service.UpSeconds, Is.EqualTo(sum.GetValueOrDefault("up")));
                Assert.That(service.DegradedSeconds, Is.EqualTo(sum.GetValueOrDefault("degraded")));
                Assert.That(service.OutageSeconds, Is.EqualTo(outage));
                Assert.That(service.UnknownSeconds, Is.EqualTo(unknown));
                Assert.That(service.AvailabilityHigh, Is.EqualTo((double)(report.Period.Seconds - outage) / report.Period.Seconds).Within(1e-12));
                Assert.That(service.AvailabilityLow, Is.EqualTo((double)(report.Period.Seconds - outage - unknown) / report.Period.Seconds).Within(1e-12));
                Assert.That(service.Outages, Has.Count.EqualTo(outages.GetValueOrDefault(service.Service.Entity).Count));
            });
        }
    }

    [Test]
    public void The_file_carries_a_digest_of_its_rows()
    {
        string text = Encoding.UTF8.GetString(CsvExport.Write(Random(1))).TrimStart('\uFEFF');
        int head = text.IndexOf("entity,", StringComparison.Ordinal);
        int tail = text.IndexOf("# sha256,", StringComparison.Ordinal);

        string expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text[head..tail])));

        Assert.That(text[tail..].Trim(), Is.EqualTo($"# sha256,{expected}"));
        Assert.That(text[..head], Does.Contain("# time zone,Asia/Shanghai").And.Contain("# generated by,test 1").And.Contain("# from,2026-05-01T00:00:00+08:00"));
    }

    [TestCase("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("a,b", "\"a,b\"")]
    [TestCase("two\nlines", "\"two\nlines\"")]
    [TestCase("青海卫视", "青海卫视")]
    public void A_name_is_never_a_formula_and_never_two_fields(string name, string expected)
    {
        string text = Encoding.UTF8.GetString(CsvExport.Write(Report(10, new ServiceRecord("p/in/1", name, "dtmb", "", [], []))));

        Assert.That(text, Does.Contain($"p/in/1,{expected},dtmb,,unknown,"));
    }

    [Test]
    public void The_page_holds_the_figures_and_takes_no_markup_from_names()
    {
        string page = HtmlExport.Write(Report(
            100_000, new ServiceRecord("p/in/1", "<script>alert(1)</script>", "dtmb", "a&b", [Ok(0, 90_000), Fault(90_000, 90_010, 1051)], [])));

        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Not.Contain("<script"));
            Assert.That(page, Does.Contain("&lt;script&gt;").And.Contain("a&amp;b"));
            Assert.That(page, Does.Contain("<td class=\"n\">90000</td>").And.Contain("9990</td>"));
            Assert.That(page, Does.Contain("90.0000 – 99.9900"));
            Assert.That(page, Does.Contain("1.5.a PMT 错误(二)").And.Contain("2026-05-02 01:00:00").And.Contain("地面数字电视"));
            Assert.That(page, Does.Contain("lang=\"zh-CN\"").And.Contain("size: A4"));
            Assert.That(page, Does.Not.Contain("http://").And.Not.Contain("https://"), "nothing from outside");
        });
    }

    [Test]
    public void A_percentage_is_never_rounded_up_to_a_hundred()
    {
        string page = HtmlExport.Write(Report(10_000_000, new ServiceRecord("p/in/1", "x", "", "", [Fault(0, 1, 1010), Ok(1, 10_000_000)], [])));

        Assert.That(page, Does.Contain("<td class=\"n\">99.9999</td>"));
    }

    private static StateRun Run(long from, long to, VerdictState state, int cause = 0) => new(Zero + from, Zero + to, state, cause);

    private static StateRun Ok(long from, long to) => Run(from, to, VerdictState.Ok);

    private static StateRun Fault(long from, long to, int cause) => Run(from, to, VerdictState.Fault, cause);

    private static ServiceAvailability Build(int seconds, StateRun[] outage, StateRun[] degradation) =>
        Report(seconds, new ServiceRecord("p/in/1", "青海卫视", "dtmb", "", outage, degradation)).Services[0];

    private static AvailabilityReport Report(int seconds, params ServiceRecord[] services) =>
        ReportBuilder.Build(
            ReportPeriod.TryCreate(From, From.AddSeconds(seconds), From.AddDays(1000), out _)!.Value, Beijing, "test 1", services);

    private static AvailabilityReport Random(int seed)
    {
        var random = new Random(seed);
        StateRun[] Runs()
        {
            List<StateRun> runs = [];
            for (long at = random.Next(50); at < 20_000;)
            {
                long end = at + random.Next(1, 400);
                var state = (VerdictState)random.Next(0, 7);
                runs.Add(Run(at, end, state, state == VerdictState.Fault ? random.Next(3) switch { 0 => 1010, 1 => 1051, _ => 1060 } : 0));
                at = end + (random.Next(4) == 0 ? random.Next(100) : 0);
            }

            return [.. runs];
        }

        return Report(20_000, [.. Enumerable.Range(1, 5).Select(i => new ServiceRecord($"p/in/{i}", $"service {i}", "iptv", "移动", Runs(), Runs()))]);
    }
}
