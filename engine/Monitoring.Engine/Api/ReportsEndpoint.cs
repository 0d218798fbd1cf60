using Monitoring.Compliance;
using Monitoring.Compliance.Export;
using Monitoring.Engine.Reports;

namespace Monitoring.Engine.Api;

/// <summary>Reports for auditors.</summary>
internal static class ReportsEndpoint
{
    public static void Map(RouteGroupBuilder api, ApiContext context) =>
        api.MapGet("/reports/availability", (string? from, string? to, string? format, HttpContext http, CancellationToken stop) =>
                AvailabilityAsync(context, from, to, format, http, stop))
            .WithSummary("Availability of every service in a period, as json, csv or html")
            .Produces<ReportAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> AvailabilityAsync(
        ApiContext context, string? from, string? to, string? format, HttpContext http, CancellationToken stop)
    {
        if (!TimeQuery.TryRead(context, from, to, out TimeQuery query, out IResult? wrong))
        {
            return wrong!;
        }

        string? problem = "from, to: both are needed";
        ReportPeriod? period = query is { From: DateTimeOffset start, To: DateTimeOffset end }
            ? ReportPeriod.TryCreate(start, end, context.Clock.GetUtcNow(), out problem) : null;
        if (period is null || format is not (null or "json" or "csv" or "html"))
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, problem ?? "format: must be json, csv or html");
        }

        AvailabilityReport report = await new AvailabilitySource(context.Measurements, context.Registry)
            .BuildAsync(period.Value, context.Options.TimeZone, stop);
        switch (format)
        {
            case "csv":
                return Results.File(CsvExport.Write(report), "text/csv; charset=utf-8", "availability.csv");
            case "html":
                http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src {HtmlExport.StyleHash}; frame-ancestors 'none'";
                return Results.Content(HtmlExport.Write(report), "text/html; charset=utf-8");
            default:
                return Results.Json(new ReportAnswer(report), ApiContext.Json);
        }
    }

    private static DateTimeOffset Time(long unixSeconds) => DateTimeOffset.FromUnixTimeSeconds(unixSeconds);

    /// <summary>One outage; its end is null when the period ends first.</summary>
    internal sealed record OutageAnswer(DateTimeOffset Start, DateTimeOffset? End, long Seconds, int Indicator);

    /// <summary>The figures of one service; its registration is null when it is not in the registry.</summary>
    internal sealed record ServiceAnswer(
        string Entity,
        string Name,
        string Medium,
        string Carrier,
        double? AvailabilityOfKnown,
        double AvailabilityLow,
        double AvailabilityHigh,
        long PlannedSeconds,
        long AvailableSeconds,
        long DegradedSeconds,
        long OutageSeconds,
        long UnknownSeconds,
        IReadOnlyList<OutageAnswer> Outages,
        RegistrationAnswer? Registration)
    {
        public ServiceAnswer(ServiceAvailability s, ReportPeriod period)
            : this(
                s.Service.Entity,
                s.Service.Name,
                s.Service.Medium,
                s.Service.Carrier,
                s.AvailabilityOfKnown,
                s.AvailabilityLow,
                s.AvailabilityHigh,
                s.PlannedSeconds,
                s.UpSeconds,
                s.DegradedSeconds,
                s.OutageSeconds,
                s.UnknownSeconds,
                [.. s.Outages.Select(o => new OutageAnswer(Time(o.Start), o.End == period.To ? null : Time(o.End), o.Seconds, o.Cause))],
                s.Service.Registration.IsKnown ? new RegistrationAnswer(s.Service.Registration) : null)
        {
        }
    }

    /// <summary>The report as JSON.</summary>
    internal sealed record ReportAnswer(DateTimeOffset From, DateTimeOffset To, string TimeZone, string Generator, long RegistryRevision, IReadOnlyList<ServiceAnswer> Services)
    {
        public ReportAnswer(AvailabilityReport report)
            : this(
                Time(report.Period.From),
                Time(report.Period.To),
                report.TimeZone.Id,
                report.Generator,
                report.RegistryRevision,
                [.. report.Services.Select(s => new ServiceAnswer(s, report.Period))])
        {
        }
    }
}
