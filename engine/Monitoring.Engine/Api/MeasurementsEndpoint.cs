using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wall;
using Monitoring.Engine.Push;
using Monitoring.Engine.Registry;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>Entities, what is known of a service now, and series over time.</summary>
internal static class MeasurementsEndpoint
{
    private const int DefaultPoints = 1000;
    private const int MostPoints = 10_000;

    private static readonly TimeSpan LongestRange = TimeSpan.FromDays(3 * 366);

    public static void Map(RouteGroupBuilder api, ApiContext context)
    {
        api.MapGet("/entities", () => Results.Json(context.Directory.All.Select(Describe), ApiContext.Json))
            .WithSummary("Every probe, input and service ever heard of").Produces<EntityAnswer[]>();

        api.MapGet("/services/{probe}/{input}/{service}", (string probe, string input, string service, CancellationToken stop) =>
                ShowAsync(context, $"{probe}/{input}/{service}", stop))
            .WithSummary("Tile, names, newest checks and changes of one service").Produces<ServiceAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/services/{probe}/{input}", (string probe, string input, CancellationToken stop) =>
                ShowAsync(context, $"{probe}/{input}", stop))
            .WithSummary("Tile, names, newest checks and changes of one input").Produces<ServiceAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/series", (string? entity, int? indicator, CancellationToken stop) => SeriesAsync(context, entity, indicator, stop))
            .WithSummary("Series that are kept").Produces<SeriesAnswer[]>().ProducesProblem(StatusCodes.Status400BadRequest);

        api.MapGet(
                "/series/points",
                (string? entity, int? indicator, string? qualifier, string? from, string? to, int? maxPoints, CancellationToken stop) =>
                    PointsAsync(context, entity, indicator, qualifier, from, to, maxPoints, stop))
            .WithSummary("One series over time, thinned to at most maxPoints with least and greatest value")
            .Produces<PointsAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/catalogue", () => Results.Json(Catalogue.All.Select(i => new IndicatorAnswer(i)), ApiContext.Json))
            .WithSummary("Every indicator").Produces<IndicatorAnswer[]>();
    }

    private static EntityAnswer Describe(EntityRecord record) => new(
        record.Id.Path,
        record.Name,
        record.Medium,
        record.Carrier,
        record.Provider,
        record.OriginalNetworkId == 0 ? null : record.OriginalNetworkId,
        record.TransportStreamId == 0 ? null : record.TransportStreamId,
        record.Id.ServiceId);

    private static async Task<IResult> ShowAsync(ApiContext context, string path, CancellationToken stop)
    {
        if (ApiContext.CheckEntity(path) is IResult wrong)
        {
            return wrong;
        }

        WallTile? tile = context.Live.FindTile(path);
        EntityRecord? record = context.Directory.Find(path);
        if (tile is null && record is null)
        {
            return ApiContext.Problem(StatusCodes.Status404NotFound, $"'{path}' was never heard of");
        }

        var entity = EntityId.Parse(path);
        IEnumerable<NewestCheck> checks = context.Checks.Read(path);
        if (entity.Level == EntityLevel.Service)
        {
            checks = checks.Concat(context.Checks.Read(entity.Parent!.Value.Path));
        }

        return Results.Json(
            new ServiceAnswer(
                tile,
                record is null ? null : Describe(record),
                [.. checks.Select(c => new CheckAnswer(c.Entity, c.Indicator, c.Qualifier, c.Verdict.ToWord(), c.Value, c.At))],
                await ChangesEndpoint.NewestAsync(context, entity, stop),
                new RegistrationAnswer(Registrations.Of(context.Registry.Current.Content, context.Registry.Vocabulary, entity))),
            ApiContext.Json);
    }

    private static async Task<IResult> SeriesAsync(ApiContext context, string? entity, int? indicator, CancellationToken stop)
    {
        if (ApiContext.CheckEntity(entity) is IResult wrong)
        {
            return wrong;
        }

        if (indicator is < 1 or > ushort.MaxValue)
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, "indicator: must be a number of the catalogue");
        }

        IndicatorId? id = indicator is int number ? new IndicatorId((ushort)number) : null;
        IReadOnlyList<SeriesDescriptor> series = await context.Measurements.FindSeriesAsync(new SeriesFilter(entity, id), stop);
        return Results.Json(series.Select(s => new SeriesAnswer(s.Entity.Path, s.Indicator.Value, s.Qualifier, s.Scale10)), ApiContext.Json);
    }

    private static async Task<IResult> PointsAsync(
        ApiContext context, string? entity, int? indicator, string? qualifier, string? from, string? to, int? maxPoints, CancellationToken stop)
    {
        if (entity is null || ApiContext.CheckEntity(entity) is not null)
        {
            return ApiContext.CheckEntity(entity ?? string.Empty)!;
        }

        if (!TimeQuery.TryRead(context, from, to, out TimeQuery query, out IResult? problem))
        {
            return problem!;
        }

        string? reason =
            indicator is null or < 1 or > ushort.MaxValue ? "indicator: must be a number of the catalogue"
            : query.From is null || query.To is null ? "from, to: both are needed"
            : query.To - query.From > LongestRange ? $"from, to: at most {LongestRange.TotalDays:0} days"
            : maxPoints is < 1 or > MostPoints ? $"maxPoints: must be from 1 to {MostPoints}"
            : null;
        if (reason is not null)
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, reason);
        }

        var filter = new SeriesFilter(entity, new IndicatorId((ushort)indicator!.Value), qualifier ?? string.Empty);
        SeriesDescriptor? series = (await context.Measurements.FindSeriesAsync(filter, stop)).FirstOrDefault(s => s.Entity.Path == entity);
        if (series is null)
        {
            return ApiContext.Problem(StatusCodes.Status404NotFound, "no such series is kept");
        }

        var range = new TimeRange(query.From!.Value, query.To!.Value);
        int most = maxPoints ?? DefaultPoints;
        IReadOnlyList<ThinPoint> thin = PointThinner.TierFor(range, most) is RollUpTier tier
            ? PointThinner.Thin(await context.Measurements.ReadRollUpsAsync(series.Id, tier, range, stop), tier, range, most)
            : PointThinner.Thin(await context.Measurements.ReadPointsAsync(series.Id, range, stop), range, most);
        return Results.Json(new PointsAnswer(entity, indicator.Value, series.Qualifier, thin), ApiContext.Json);
    }

    /// <summary>What is known of an entity.</summary>
    internal sealed record EntityAnswer(
        string Path, string Name, string Medium, string Carrier, string Provider, int? OriginalNetworkId, int? TransportStreamId, int? ServiceId);

    /// <summary>One measurement of the newest window.</summary>
    internal sealed record CheckAnswer(string Entity, int Indicator, string Qualifier, string State, double? Value, DateTimeOffset At);

    /// <summary>One service now.</summary>
    internal sealed record ServiceAnswer(
        WallTile? Tile, EntityAnswer? Entity, IReadOnlyList<CheckAnswer> Checks, IReadOnlyList<ChangesEndpoint.ChangeAnswer> Changes,
        RegistrationAnswer Registration);

    /// <summary>A series that is kept.</summary>
    internal sealed record SeriesAnswer(string Entity, int Indicator, string Qualifier, int Scale10);

    /// <summary>One series over time.</summary>
    internal sealed record PointsAnswer(string Entity, int Indicator, string Qualifier, IReadOnlyList<ThinPoint> Points);

    /// <summary>One row of the catalogue.</summary>
    internal sealed record IndicatorAnswer(
        int Id, string Key, string Number, string Name, string NameZh, string Kind, string Unit, int Scale10, int Priority, string Impact, int Severity, string Clause)
    {
        public IndicatorAnswer(Indicator i)
            : this(
                i.Id.Value, i.Key, i.Number, i.Name, i.NameZh, Camel(i.Kind), Camel(i.Unit), i.Scale10, i.Priority, Camel(i.Impact), (int)i.Severity, i.Clause)
        {
        }

        private static string Camel<T>(T value)
            where T : struct, Enum =>
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    }
}
