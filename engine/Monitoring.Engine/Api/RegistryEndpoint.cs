using System.Globalization;
using System.Text;
using Monitoring.Engine.Ingest;
using Monitoring.Engine.Registry;
using Monitoring.Registry;
using Monitoring.Registry.Changes;
using Monitoring.Registry.Export;
using Monitoring.Registry.Import;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>The registry as a document or as sheets: out, in, and what it said before.</summary>
internal static class RegistryEndpoint
{
    private const int MostRevisions = 1000;

    public static void Map(RouteGroupBuilder api, ApiContext context)
    {
        api.MapGet("/registry", (string? at, string? format, string? kind, HttpContext http, CancellationToken stop) =>
                ExportAsync(context, at, format, kind, http, stop))
            .WithSummary("The registry, now or at a moment, as monitoring.registry/1 or one kind as CSV; the ETag is its revision")
            .ProducesProblem(StatusCodes.Status400BadRequest);

        api.MapPut("/registry", (bool? dryRun, bool? replace, bool? revive, string? kind, string? encoding, HttpContext http, CancellationToken stop) =>
                ImportAsync(context, dryRun ?? false, new ImportMode(replace ?? false, revive ?? false), kind, encoding, http, stop))
            .WithSummary("Imports a document, or a CSV of one kind; with dryRun it only says what would change. If-Match with the revision it was looked at with is needed")
            .Produces<ChangeAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status412PreconditionFailed);

        api.MapGet("/registry/objects/{kind}/{id}", (string kind, string id, string? at, CancellationToken stop) => ShowAsync(context, kind, id, at, stop))
            .WithSummary("One object, the chain before and after it, and what it was before")
            .Produces<ObjectAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/registry/revisions", (long? before, int? limit, CancellationToken stop) => RevisionsAsync(context, before, limit ?? 100, stop))
            .WithSummary("Who changed the registry when, newest first").Produces<RegistryRevision[]>();

        api.MapGet("/registry/vocabulary", () => Results.Json(
                RegistryVocabulary.Names.ToDictionary(v => v, context.Registry.Vocabulary.Of), ApiContext.Json))
            .WithSummary("The words that fields may hold, with their names");
    }

    /// <summary>What a change that cannot be made is answered with: all its reasons, as a list and as text.</summary>
    public static async Task<IResult> GuardAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (RegistryRefusedException exception)
        {
            return Results.Problem(
                string.Join('\n', exception.Lines), statusCode: StatusCodes.Status400BadRequest,
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["mistakes"] = exception.Lines });
        }
        catch (RegistryMovedException exception)
        {
            return ApiContext.Problem(StatusCodes.Status412PreconditionFailed, exception.Message);
        }
        catch (StoreUnavailableException exception)
        {
            return ApiContext.Problem(StatusCodes.Status503ServiceUnavailable, exception.Message);
        }
    }

    private static async Task<IResult> ExportAsync(
        ApiContext context, string? at, string? format, string? kind, HttpContext http, CancellationToken stop)
    {
        RegistryKind? one = RegistryKinds.FindPlural(kind);
        DateTimeOffset moment = default;
        string? reason = at is not null && !ApiContext.TryReadTime(at, context.Options.TimeZone, out moment) ? "at: must be a time, e.g. 2026-10-01"
            : format is not (null or "json" or "csv") ? "format: must be json or csv"
            : (kind is not null || format == "csv") && one is null ? $"kind: must be one of {Kinds()}"
            : kind is not null && format != "csv" ? "kind: belongs to format=csv; a document holds all kinds"
            : null;
        if (reason is not null)
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, reason);
        }

        return await GuardAsync(async () =>
        {
            RegistryState state = await context.Registry.AtAsync(at is null ? null : moment, stop);
            http.Response.Headers.ETag = $"\"{state.Revision.ToString(CultureInfo.InvariantCulture)}\"";
            return one is null
                ? Results.Bytes(JsonExport.Write(state), "application/json; charset=utf-8")
                : Results.File(CsvExport.Write(state.Content, one), "text/csv; charset=utf-8", $"{one.Plural}.csv");
        });
    }

    private static async Task<IResult> ImportAsync(
        ApiContext context, bool isDryRun, ImportMode mode, string? kind, string? encoding, HttpContext http, CancellationToken stop)
    {
        bool isCsv = http.Request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true;
        bool isJson = http.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
        RegistryKind? one = RegistryKinds.FindPlural(kind);
        Encoding? given = encoding is null ? null : SheetText.EncodingOf(encoding);
        string match = http.Request.Headers.IfMatch.ToString().Trim('"');
        long? expected = long.TryParse(match, NumberStyles.None, CultureInfo.InvariantCulture, out long revision) ? revision : null;
        string? reason = !isCsv && !isJson ? "the content type must be application/json or text/csv"
            : isCsv && one is null ? $"kind: must be one of {Kinds()}"
            : encoding is not null && given is null ? "encoding: must be utf-8 or gb18030"
            : match.Length > 0 && expected is null ? "If-Match: must be the revision of the registry, as its ETag says"
            : null;
        if (reason is not null)
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, reason);
        }

        if (!isDryRun && expected is null)
        {
            return ApiContext.Problem(StatusCodes.Status428PreconditionRequired, "If-Match: is needed: the revision the change was looked at with");
        }

        (byte[]? body, int status, string why) = await BodyReader.ReadAsync(http, RegistryLimits.FileBytes);
        if (body is null)
        {
            return ApiContext.Problem(status, why);
        }

        RegistryImport import = new();
        if (isCsv)
        {
            import.AddCsv(body, $"{one!.Plural}.csv", one, given);
        }
        else
        {
            import.AddJson(body, "registry.json");
        }

        return await GuardAsync(async () =>
        {
            long before = context.Registry.Current.Revision;
            if (isDryRun)
            {
                return expected is long looked && looked != before
                    ? throw new RegistryMovedException(looked, before)
                    : Results.Json(new ChangeAnswer(before, IsApplied: false, context.Registry.Plan(import, mode)), ApiContext.Json);
            }

            RegistryOutcome made = await context.Registry.ImportAsync(import, mode, expected, ApiContext.UserOf(http), stop);
            return Results.Json(new ChangeAnswer(made.Revision, IsApplied: true, made.Diff), ApiContext.Json);
        });
    }

    private static async Task<IResult> ShowAsync(ApiContext context, string kind, string id, string? at, CancellationToken stop)
    {
        DateTimeOffset moment = default;
        if (at is not null && !ApiContext.TryReadTime(at, context.Options.TimeZone, out moment))
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, "at: must be a time, e.g. 2026-10-01");
        }

        if (!RegistryKey.TryParse($"{kind}/{id}", out RegistryKey key))
        {
            return ApiContext.Problem(StatusCodes.Status404NotFound, "there is no such object");
        }

        return await GuardAsync(async () =>
        {
            RegistryState state = await context.Registry.AtAsync(at is null ? null : moment, stop);
            IReadOnlyList<RegistryVersion> versions = await context.Registry.VersionsAsync(key, stop);
            return versions.Count == 0
                ? ApiContext.Problem(StatusCodes.Status404NotFound, "there is no such object")
                : Results.Json(new ObjectAnswer(key, state, versions), ApiContext.Json);
        });
    }

    private static async Task<IResult> RevisionsAsync(ApiContext context, long? before, int limit, CancellationToken stop) =>
        limit is < 1 or > MostRevisions
            ? ApiContext.Problem(StatusCodes.Status400BadRequest, $"limit: must be from 1 to {MostRevisions}")
            : await GuardAsync(async () => Results.Json(await context.Registry.RevisionsAsync(before, limit, stop), ApiContext.Json));

    private static string Kinds() => string.Join(", ", RegistryKinds.All.Select(k => k.Plural));

    /// <summary>One field.</summary>
    internal sealed record FieldAnswer(string Field, string? Before, string? After);

    /// <summary>What becomes of one object: <c>added</c>, <c>changed</c>, <c>retired</c> or <c>revived</c>.</summary>
    internal sealed record ObjectChangeAnswer(string Change, string Key, string Name, IReadOnlyList<FieldAnswer> Fields)
    {
        public ObjectChangeAnswer(RegistryChange change)
            : this(
                JsonWord(change.Kind), change.Key.ToString(), change.Name,
                [.. change.Fields.Select(f => new FieldAnswer(f.Field, f.Before, f.After))])
        {
        }

        private static string JsonWord(ChangeKind kind) => kind switch
        {
            ChangeKind.Added => "added",
            ChangeKind.Changed => "changed",
            ChangeKind.Retired => "retired",
            _ => "revived",
        };
    }

    /// <summary>What a change is or would be, and the revision after it, or before it where it is not made.</summary>
    internal sealed record ChangeAnswer(long Revision, bool Applied, string Summary, IReadOnlyList<ObjectChangeAnswer> Changes)
    {
        public ChangeAnswer(long revision, bool IsApplied, RegistryDiff diff)
            : this(revision, IsApplied, diff.Summary, [.. diff.Changes.Select(c => new ObjectChangeAnswer(c))])
        {
        }
    }

    /// <summary>A step of the chain, reached from another object by a link.</summary>
    internal sealed record StepAnswer(int Depth, string Key, string Name, string Via, string Link);

    /// <summary>What an object was for some time.</summary>
    internal sealed record VersionAnswer(long Revision, DateTimeOffset From, DateTimeOffset? To, IReadOnlyDictionary<string, string> Fields);

    /// <summary>One object with its chain; its fields are null when it was not in use at the moment.</summary>
    internal sealed record ObjectAnswer(
        string Key,
        string Name,
        IReadOnlyDictionary<string, string>? Fields,
        IReadOnlyList<StepAnswer> Upstream,
        IReadOnlyList<StepAnswer> Downstream,
        IReadOnlyList<VersionAnswer> Versions)
    {
        public ObjectAnswer(RegistryKey key, RegistryState state, IReadOnlyList<RegistryVersion> versions)
            : this(
                key.ToString(),
                state.Content.Find(key)?.Name ?? key.ToString(),
                state.Content.Find(key)?.Values,
                [.. state.Content.Chain.Upstream(key).Select(s => Step(s, "to"))],
                [.. state.Content.Chain.Downstream(key).Select(s => Step(s, "from"))],
                [.. versions.Select(v => new VersionAnswer(v.Revision, v.From, v.To, ObjectBody.Read(v.Kind, v.Id, v.Body)!.Values))])
        {
        }

        private static StepAnswer Step(ChainStep step, string before) => new(
            step.Depth, step.Target.Key.ToString(), step.Target.Name, step.Link.Value(before)!, step.Link.Key.ToString());
    }
}
