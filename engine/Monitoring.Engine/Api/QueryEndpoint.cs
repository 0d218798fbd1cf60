using Microsoft.AspNetCore.Mvc;
using Monitoring.Contracts.Indicators;
using Monitoring.Engine.Queries;
using Monitoring.Engine.Registry;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>Series in steps and states over time, of one entity or of everything below it, as JSON or CSV.</summary>
internal static class QueryEndpoint
{
    private const string DefaultStep = "60";

    public static void Map(RouteGroupBuilder api, ApiContext context)
    {
        api.MapGet(
                "/query/steps",
                (string? entity, [FromQuery(Name = "object")] string? registered, string? indicator, string? qualifier, string? from, string? to, string? step, string? format, CancellationToken stop) =>
                    AnswerAsync(context, entity, registered, indicator, qualifier, from, to, format, query => StepsAsync(context, query, step, format, stop)))
            .WithSummary("Series in steps: mean, least, greatest and last value, and for how long nothing was known")
            .Produces<StepsAnswer[]>().ProducesProblem(StatusCodes.Status400BadRequest);

        api.MapGet(
                "/query/states",
                (string? entity, [FromQuery(Name = "object")] string? registered, string? indicator, string? qualifier, string? from, string? to, string? format, CancellationToken stop) =>
                    AnswerAsync(context, entity, registered, indicator, qualifier, from, to, format, query => StatesAsync(context, query, format, stop)))
            .WithSummary("States of series as intervals without a gap: what is not kept is 'missing'")
            .Produces<StatesAnswer[]>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AnswerAsync(
        ApiContext context, string? entity, string? registered, string? indicator, string? qualifier, string? from, string? to, string? format,
        Func<SeriesQuery, Task<IResult>> answer)
    {
        if (!TimeQuery.TryRead(context, from, to, out TimeQuery times, out IResult? wrong))
        {
            return wrong!;
        }

        IndicatorId id = default;
        string? reason = times.From is null || times.To is null ? "from, to: both are needed"
            : indicator is not null && !SeriesQuery.TryReadIndicator(indicator, out id) ? "indicator: must be a number or a key of the catalogue"
            : format is not (null or "json" or "csv") ? "format: must be json or csv"
            : null;
        try
        {
            return reason is not null ? ApiContext.Problem(StatusCodes.Status400BadRequest, reason)
                : await answer(new SeriesQuery(
                    entity, indicator is null ? null : id, qualifier, new TimeRange(times.From!.Value, times.To!.Value), context.Clock.GetUtcNow())
                {
                    Among = registered is null ? null : RegistryLookup.Measured(context.Registry.Current.Content, registered),
                });
        }
        catch (QueryException exception)
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, exception.Message);
        }
    }

    private static async Task<IResult> StepsAsync(ApiContext context, SeriesQuery query, string? step, string? format, CancellationToken stop)
    {
        if (!StepText.TryRead(step ?? DefaultStep, out long seconds))
        {
            throw new QueryException("step: must be seconds or a length like 15s, 1m, 1h, 1d");
        }

        IReadOnlyList<SeriesSlots> answer = await query.StepsAsync(context.Measurements, seconds, stop);
        return format == "csv"
            ? Csv(output => QueryCsv.WriteAsync(answer, NameOf(context), output, stop), "steps.csv")
            : new StepsResult(answer);
    }

    private static async Task<IResult> StatesAsync(ApiContext context, SeriesQuery query, string? format, CancellationToken stop)
    {
        IReadOnlyList<SeriesStates> answer = await query.StatesAsync(context.Measurements, stop);
        return format == "csv"
            ? Csv(output => QueryCsv.WriteAsync(answer, NameOf(context), output, stop), "states.csv")
            : Results.Json(answer.Select(s => new StatesAnswer(s)), ApiContext.Json);
    }

    private static IResult Csv(Func<Stream, Task> write, string name) => Results.Stream(write, "text/csv; charset=utf-8", name);

    private static Func<string, string> NameOf(ApiContext context) => path => context.Directory.Find(path)?.Name ?? string.Empty;

    /// <summary>One step; a value that is not known is null. What <see cref="StepsJson"/> writes.</summary>
    internal sealed record StepAnswer(
        long T, string State, double? Mean, double? Min, double? Max, double? Last, long Known, long Fault, long Unknown, long Missing);

    /// <summary>One series in steps.</summary>
    internal sealed record StepsAnswer(string Entity, int Indicator, string Qualifier, IReadOnlyList<StepAnswer> Steps);

    /// <summary>One interval.</summary>
    internal sealed record IntervalAnswer(long From, long To, string State);

    /// <summary>The states of one series.</summary>
    internal sealed record StatesAnswer(string Entity, int Indicator, string Qualifier, IReadOnlyList<IntervalAnswer> Intervals)
    {
        public StatesAnswer(SeriesStates s)
            : this(
                s.Series.Entity.Path, s.Series.Indicator.Value, s.Series.Qualifier,
                [.. s.Intervals.Select(i => new IntervalAnswer(i.Start * 1000, i.End * 1000, i.Word))])
        {
        }
    }

    private sealed class StepsResult(IReadOnlyList<SeriesSlots> answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            return StepsJson.WriteAsync(answer, httpContext.Response.BodyWriter, httpContext.RequestAborted);
        }
    }
}
