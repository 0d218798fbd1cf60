namespace Monitoring.Engine.Api;

/// <summary>The time bounds of a request.</summary>
internal readonly record struct TimeQuery(DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>Reads both bounds; false with the answer to give when one is no time, or they are the wrong way round.</summary>
    public static bool TryRead(ApiContext context, string? from, string? to, out TimeQuery query, out IResult? problem)
    {
        query = default;
        DateTimeOffset start = default;
        DateTimeOffset end = default;
        string? reason =
            from is not null && !ApiContext.TryReadTime(from, context.Options.TimeZone, out start) ? "from: must be a time, e.g. 2026-05-01T00:00:00Z"
            : to is not null && !ApiContext.TryReadTime(to, context.Options.TimeZone, out end) ? "to: must be a time, e.g. 2026-05-01T00:00:00Z"
            : from is not null && to is not null && end <= start ? "to: must be later than from"
            : null;
        problem = reason is null ? null : ApiContext.Problem(StatusCodes.Status400BadRequest, reason);
        query = new TimeQuery(from is null ? null : start, to is null ? null : end);
        return reason is null;
    }
}
