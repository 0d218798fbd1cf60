using Monitoring.Contracts.Alarms;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>Alarms, their acknowledgement and their history.</summary>
internal static class AlarmsEndpoint
{
    private const int DefaultLimit = 1000;

    public static void Map(RouteGroupBuilder api, ApiContext context)
    {
        api.MapGet("/alarms", (bool? active, string? entity, string? from, string? to, int? limit) =>
                List(context, active, entity, from, to, limit))
            .WithSummary("Alarms that are active or not acknowledged, newest first")
            .Produces<Alarm[]>().ProducesProblem(StatusCodes.Status400BadRequest);

        api.MapPost("/alarms/ack", (AckBody body, HttpContext http, CancellationToken stop) => AcknowledgeAsync(context, body, http, stop))
            .WithSummary("Acknowledges alarms by their keys")
            .Produces<AckAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        api.MapGet("/history", (string? entity, string? from, string? to, long? before, int? limit, CancellationToken stop) =>
                HistoryAsync(context, entity, from, to, before, limit, stop))
            .WithSummary("Lines of the alarm history, newest first; page on with before = id of the last line")
            .Produces<AlarmTransition[]>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static IResult List(ApiContext context, bool? active, string? entity, string? from, string? to, int? limit)
    {
        if (ApiContext.CheckEntity(entity) is IResult wrong)
        {
            return wrong;
        }

        if (!TimeQuery.TryRead(context, from, to, out TimeQuery query, out IResult? problem))
        {
            return problem!;
        }

        if (limit is < 1 or > HistoryQuery.MaxLimit)
        {
            return WrongLimit();
        }

        Alarm[] alarms = [.. context.Live.Alarms
            .Where(a => (active is null || a.Active == active)
                && (entity is null || a.Entity == entity || a.Entity.StartsWith(entity + "/", StringComparison.Ordinal))
                && (query.From is null || (a.ClearedAt ?? DateTimeOffset.MaxValue) >= query.From)
                && (query.To is null || a.RaisedAt < query.To))
            .Take(limit ?? DefaultLimit)];
        return Results.Json(alarms, ApiContext.Json);
    }

    private static async Task<IResult> AcknowledgeAsync(ApiContext context, AckBody body, HttpContext http, CancellationToken stop)
    {
        if (!AckCommand.TryRead(body.Keys, body.Comment, out AckCommand? command, out string? problem))
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, problem);
        }

        try
        {
            int acknowledged = await context.Worker.AcknowledgeAsync(command.Keys, ApiContext.UserOf(http), command.Comment, stop);
            return Results.Json(new AckAnswer(acknowledged), ApiContext.Json);
        }
        catch (StoreUnavailableException exception)
        {
            return ApiContext.Problem(StatusCodes.Status503ServiceUnavailable, exception.Message);
        }
    }

    private static async Task<IResult> HistoryAsync(
        ApiContext context, string? entity, string? from, string? to, long? before, int? limit, CancellationToken stop)
    {
        if (ApiContext.CheckEntity(entity) is IResult wrong)
        {
            return wrong;
        }

        if (!TimeQuery.TryRead(context, from, to, out TimeQuery query, out IResult? problem))
        {
            return problem!;
        }

        return limit is < 1 or > HistoryQuery.MaxLimit
            ? WrongLimit()
            : Results.Json(
                await context.Alarms.ReadHistoryAsync(new HistoryQuery(entity, query.From, query.To, before, limit ?? DefaultLimit), stop),
                ApiContext.Json);
    }

    private static IResult WrongLimit() =>
        ApiContext.Problem(StatusCodes.Status400BadRequest, $"limit: must be from 1 to {HistoryQuery.MaxLimit}");

    /// <summary>What a person acknowledges.</summary>
    internal sealed record AckBody(string[]? Keys, string? Comment);

    /// <summary>How many were not acknowledged before.</summary>
    internal sealed record AckAnswer(int Acknowledged);
}
