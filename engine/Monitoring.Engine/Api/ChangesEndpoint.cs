using Monitoring.Contracts.Identity;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>What changed in the streams, as the probes told it.</summary>
internal static class ChangesEndpoint
{
    /// <summary>Changes shown with a service or an input.</summary>
    private const int MostShown = 50;

    private const int DefaultLimit = 1000;

    public static void Map(RouteGroupBuilder api, ApiContext context) =>
        api.MapGet("/changes", (string? entity, string? from, string? to, long? before, int? limit, CancellationToken stop) =>
                ListAsync(context, entity, from, to, before, limit, stop))
            .WithSummary("Changes of streams, the newest to arrive first; page on with before = number of the last one")
            .Produces<ChangeAnswer[]>().ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>The newest changes of an entity, and for a service those of its input, by their time.</summary>
    public static async Task<IReadOnlyList<ChangeAnswer>> NewestAsync(ApiContext context, EntityId entity, CancellationToken stop)
    {
        List<StreamChange> changes = [];
        foreach (string path in entity.Level == EntityLevel.Service ? [entity.Path, entity.Parent!.Value.Path] : new[] { entity.Path })
        {
            changes.AddRange(await context.Alarms.ReadChangesAsync(new ChangeQuery(path, IsAlone: true, Limit: MostShown), stop));
        }

        return [.. changes.OrderByDescending(c => c.At).Take(MostShown).Select(c => new ChangeAnswer(c))];
    }

    private static async Task<IResult> ListAsync(
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

        if (limit is < 1 or > ChangeQuery.MaxLimit)
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, $"limit: must be from 1 to {ChangeQuery.MaxLimit}");
        }

        var wanted = new ChangeQuery(entity, IsAlone: false, query.From, query.To, before, limit ?? DefaultLimit);
        return Results.Json((await context.Alarms.ReadChangesAsync(wanted, stop)).Select(c => new ChangeAnswer(c)), ApiContext.Json);
    }

    /// <summary>One change of a stream; text, before and after are empty where there is nothing to say.</summary>
    internal sealed record ChangeAnswer(
        long Number, string Entity, DateTimeOffset At, string Kind, string Text, string Before, string After, IReadOnlyList<int> Pids)
    {
        public ChangeAnswer(StreamChange c)
            : this(c.Number, c.Entity, c.At, c.Kind, c.Text, c.Before, c.After, c.Pids)
        {
        }
    }
}
