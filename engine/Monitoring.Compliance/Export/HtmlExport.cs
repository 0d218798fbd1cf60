using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Monitoring.Compliance.Export;

/// <summary>One self-contained page for people and for paper (A4), in Chinese, with the figures of the CSV.</summary>
public static class HtmlExport
{
    private const string Style = """
        body { font: 10.5pt/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #1a1a1a; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
        h1 { font-size: 18pt; margin: 0 0 .5rem; } h2 { font-size: 13pt; margin: 2rem 0 .5rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0 0 1rem; } dt { color: #555; } dd { margin: 0; }
        table { border-collapse: collapse; width: 100%; } thead { display: table-header-group; } tr { break-inside: avoid; }
        th, td { border: 1px solid #999; padding: .2rem .45rem; text-align: left; vertical-align: top; } th { background: #eee; font-weight: 600; }
        td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .path { color: #666; font-size: 8.5pt; } .note { color: #444; font-size: 9pt; } .unknown { background: repeating-linear-gradient(45deg, #fff, #fff 4px, #eee 4px, #eee 8px); }
        @page { size: A4 landscape; margin: 14mm; }
        @media print { body { margin: 0; max-width: none; padding: 0; font-size: 9pt; } }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>What a content security policy must allow for the page to look right: its one style, by hash.</summary>
    public static string StyleHash { get; } =
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(StyleText)))}'";

    private static string StyleText => Style.ReplaceLineEndings("\n");

    /// <summary>The page.</summary>
    public static string Write(AvailabilityReport report)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<title>业务可用度报告</title><style>").Append(StyleText).Append("</style></head><body>\n<h1>业务可用度报告</h1>\n<dl>");
        Term(page, "统计时段", $"{ReportText.LocalTime(report.Period.From, report.TimeZone)} 至 {ReportText.LocalTime(report.Period.To, report.TimeZone)}");
        Term(page, "时区", report.TimeZone.Id);
        Term(page, "每业务计划播出时长", $"{report.Period.Seconds} 秒(未配置运行图,按统计时段全时计)");
        Term(page, "业务数", report.Services.Count.ToString(CultureInfo.InvariantCulture));
        Term(page, "登记库版本", report.RegistryRevision == 0 ? "无登记" : report.RegistryRevision.ToString(CultureInfo.InvariantCulture));
        Term(page, "生成程序", report.Generator);
        page.Append("</dl>\n");
        Summary(page, report);
        Outages(page, report);
        page.Append("<p class=\"note\">未知时间既不计为正常,也不计为中断:可用度下限把未知时间全部按中断计,上限全部按正常计。")
            .Append("百分数截断至四位小数,不进位。停播率单位为秒/百小时。全部数字可由同一时段的 CSV 逐秒区间重新计算。</p>\n</body></html>\n");
        return page.ToString();
    }

    private static void Summary(StringBuilder page, AvailabilityReport report)
    {
        page.Append("<h2>各业务统计</h2>\n<table><thead><tr><th>业务</th><th>媒体</th><th>传输方</th><th>发射台 / 监测点</th><th class=\"n\">正常(秒)</th><th class=\"n\">劣化(秒)</th>")
            .Append("<th class=\"n\">中断(秒)</th><th class=\"n\">中断次数</th><th class=\"n\">未知(秒)</th><th class=\"n\">可用度(%)</th><th class=\"n\">停播率(秒/百小时)</th></tr></thead>\n<tbody>\n");
        // what the registry calls the same service stands together, whatever the medium
        foreach (ServiceAvailability service in report.Services
            .OrderBy(s => !s.Service.Registration.IsKnown).ThenBy(s => s.Service.Registration.Id, StringComparer.Ordinal))
        {
            string unknown = service.UnknownSeconds > 0 ? " unknown" : string.Empty;
            page.Append("<tr><td>").Append(Name(service.Service, report)).Append("</td><td>").Append(Text(MediumZh(service.Service.Medium)))
                .Append("</td><td>").Append(Text(service.Service.Carrier)).Append("</td><td>").Append(Sites(service.Service.Registration))
                .Append(
                    CultureInfo.InvariantCulture,
                    $"</td><td class=\"n\">{service.UpSeconds}</td><td class=\"n\">{service.DegradedSeconds}</td><td class=\"n\">{service.OutageSeconds}</td><td class=\"n\">{service.Outages.Count}</td><td class=\"n{unknown}\">{service.UnknownSeconds}</td>")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"<td class=\"n\">{Range(ReportText.Percent(service.AvailabilityLow), ReportText.Percent(service.AvailabilityHigh))}</td><td class=\"n\">{Range(Rate(service.OutageRateLow), Rate(service.OutageRateHigh))}</td></tr>\n");
        }

        page.Append(report.Services.Count == 0 ? "<tr><td colspan=\"11\">此时段没有业务数据</td></tr>\n" : string.Empty).Append("</tbody></table>\n");
    }

    private static void Outages(StringBuilder page, AvailabilityReport report)
    {
        page.Append("<h2>中断明细</h2>\n<table><thead><tr><th>开始</th><th>结束</th><th class=\"n\">时长(秒)</th><th>业务</th><th>原因</th></tr></thead>\n<tbody>\n");
        var outages = report.Services
            .SelectMany(s => s.Outages.Select(o => (Service: s.Service, Outage: o)))
            .OrderBy(o => o.Outage.Start).ThenBy(o => o.Service.Entity, StringComparer.Ordinal)
            .ToList();
        foreach ((ServiceRecord service, ReportInterval outage) in outages)
        {
            string open = outage.End == report.Period.To ? "(时段末仍在中断)" : string.Empty;
            page.Append(
                    CultureInfo.InvariantCulture,
                    $"<tr><td>{ReportText.LocalTime(outage.Start, report.TimeZone)}</td><td>{ReportText.LocalTime(outage.End, report.TimeZone)}{open}</td><td class=\"n\">{outage.Seconds}</td><td>")
                .Append(Name(service, report)).Append("</td><td>").Append(Text(ReportText.CauseZh(outage.Cause))).Append("</td></tr>\n");
        }

        page.Append(outages.Count == 0 ? "<tr><td colspan=\"5\">无</td></tr>\n" : string.Empty).Append("</tbody></table>\n");
    }

    /// <summary>The registry's name, and where it differs the one received; what the registry lacks is said where there is one.</summary>
    private static string Name(ServiceRecord service, AvailabilityReport report)
    {
        string received = service.Name.Length > 0 ? service.Name : "(名称未知)";
        ServiceRegistration known = service.Registration;
        string name = known.IsKnown ? known.Name : received;
        string note = known.IsKnown ? $" · {known.Id}{(received == name ? string.Empty : $" · 接收名称 {received}")}"
            : report.RegistryRevision > 0 ? " · 未登记" : string.Empty;
        return $"{Text(name)}<br><span class=\"path\">{Text(service.Entity + note)}</span>";
    }

    private static string Sites(ServiceRegistration known)
    {
        string level = known.GuaranteeLevelZh.Length > 0 ? $"({known.GuaranteeLevelZh})" : string.Empty;
        return Text(string.Join(" / ", new[] { known.TransmitterSite + level, known.MonitoringSite }.Where(t => t.Length > 0)));
    }

    private static string MediumZh(string word) => word switch
    {
        "dtmb" => "地面数字电视",
        "dab" => "数字音频广播",
        "iptv" => "IPTV",
        "internet" => "互联网视听",
        _ => word,
    };

    private static string Rate(double rate) => Math.Round(rate, 3, MidpointRounding.AwayFromZero).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Range(string low, string high) => low == high ? low : $"{low} – {high}";

    private static string Text(string text) => Encoder.Encode(text);

    private static void Term(StringBuilder page, string term, string text) =>
        page.Append("<dt>").Append(term).Append("</dt><dd>").Append(Text(text)).Append("</dd>");
}
