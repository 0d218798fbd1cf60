using System.Globalization;
using System.Text.Json;
using Monitoring.Contracts.Indicators;
using Monitoring.Engine.Diagnostics;
using Monitoring.Engine.Queries;
using Monitoring.Engine.Queries.Prometheus;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>
/// The part of the HTTP interface of Prometheus that Grafana reads from, below <c>/api/prometheus</c>: GET, or POST with a form. A value that is
/// not known is absent; its state is a series of its own.
/// </summary>
internal static class PrometheusEndpoint
{
    /// <summary>What a data source is told as its address.</summary>
    public const string Root = "/api/prometheus";

    private const string Base = Root + "/api/v1";

    public static void Map(WebApplication web, ApiContext context)
    {
        RouteGroupBuilder group = web.MapGroup(Base);
        Both(group, "/query_range", (form, stop) => RangeAsync(context, form, stop));
        Both(group, "/query", (form, stop) => InstantAsync(context, form, stop));
        Both(group, "/series", async (form, stop) =>
        {
            List<SortedDictionary<string, string>> sets = await LabelSetsAsync(context, form, stop);
            return json => Write(json, sets, labels => PromJson.LabelSet(json, labels));
        });
        Both(group, "/labels", async (form, stop) =>
        {
            List<SortedDictionary<string, string>> sets = await LabelSetsAsync(context, form, stop);
            return json => Write(json, sets.SelectMany(s => s.Keys).Distinct().Order(StringComparer.Ordinal), json.WriteStringValue);
        });
        group.MapGet("/label/{label}/values", (string label, HttpContext http) => AnswerAsync(http, async (form, stop) =>
        {
            List<SortedDictionary<string, string>> sets = await LabelSetsAsync(context, form, stop);
            IEnumerable<string> values = sets.Select(s => s.GetValueOrDefault(label)).OfType<string>().Distinct().Order(StringComparer.Ordinal);
            return json => Write(json, values, json.WriteStringValue);
        }));
        Both(group, "/metadata", (_, _) => Task.FromResult<Action<Utf8JsonWriter>>(Metadata));
        Both(group, "/status/buildinfo", (_, _) => Task.FromResult<Action<Utf8JsonWriter>>(json =>
        {
            json.WriteStartObject();
            json.WriteString("application", EngineVersion.Generator);
            json.WriteString("version", EngineVersion.Text);
            json.WriteEndObject();
        }));
    }

    private static async Task<Action<Utf8JsonWriter>> RangeAsync(ApiContext context, PromForm form, CancellationToken stop)
    {
        double start = Time(form, "start") ?? throw new QueryException("start: a time is needed, Unix seconds or RFC 3339");
        double end = Time(form, "end") ?? throw new QueryException("end: a time is needed, Unix seconds or RFC 3339");
        string? text = form["step"];
        double step = StepText.TryRead(text, out long whole) ? whole
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double part) && part >= 0.001 ? part
            : throw new QueryException("step: a length of time is needed, seconds or like 15s");
        if (end < start)
        {
            throw new QueryException("end: must not be before start");
        }

        double count = Math.Floor((end - start) / step) + 1;
        if (count > PromSteps.Most)
        {
            throw new QueryException($"step: at most {PromSteps.Most} points a series are answered: take a longer step");
        }

        var steps = new PromSteps(start, step, (int)count);
        PromAnswer answer = await Evaluator(context, steps, stop).EvaluateAsync(PromParser.Parse(form["query"]));
        return json => PromJson.Matrix(json, answer, steps);
    }

    private static async Task<Action<Utf8JsonWriter>> InstantAsync(ApiContext context, PromForm form, CancellationToken stop)
    {
        var steps = new PromSteps(Time(form, "time") ?? Now(context), 1, 1);
        PromAnswer answer = await Evaluator(context, steps, stop).EvaluateAsync(PromParser.Parse(form["query"]));
        return json => PromJson.Instant(json, answer, steps);
    }

    private static PromEvaluator Evaluator(ApiContext context, PromSteps steps, CancellationToken stop) =>
        new(context.Measurements, NameOf(context), steps, stop);

    /// <summary>Labels of the series that any <c>match[]</c> means; of all where there is none.</summary>
    private static async Task<List<SortedDictionary<string, string>>> LabelSetsAsync(ApiContext context, PromForm form, CancellationToken stop)
    {
        List<SortedDictionary<string, string>> sets = [];
        string?[] matches = [.. form.All("match[]")];
        foreach (string? match in matches.Length > 0 ? matches : [null])
        {
            IReadOnlyList<PromMatcher> matchers = match is null ? []
                : PromParser.Parse(match) is PromSelector selector ? selector.Matchers
                : throw new QueryException("match[]: must be a selector");
            sets.AddRange((await PromEvaluator.FindAsync(context.Measurements, matchers, NameOf(context), stop)).Select(f => f.Labels));
        }

        return sets;
    }

    private static void Metadata(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (Indicator indicator in Catalogue.All.Except(Catalogue.Foreign))
        {
            json.WriteStartArray(PromNames.Of(indicator.Id));
            json.WriteStartObject();
            json.WriteString("type", "gauge");
            json.WriteString("help", $"{indicator.Number} {indicator.Name} {indicator.NameZh}".Trim());
            json.WriteString("unit", JsonNamingPolicy.SnakeCaseLower.ConvertName(indicator.Unit.ToString()));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static double? Time(PromForm form, string name)
    {
        string? text = form[name];
        return string.IsNullOrEmpty(text) ? null
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds < 253_402_300_799 ? seconds
            : ApiContext.TryReadTime(text, TimeZoneInfo.Utc, out DateTimeOffset time) ? time.ToUnixTimeMilliseconds() / 1000.0
            : throw new QueryException($"{name}: must be Unix seconds or a time as in RFC 3339");
    }

    private static double Now(ApiContext context) => context.Clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private static Func<string, string> NameOf(ApiContext context) => path => context.Directory.Find(path)?.Name ?? string.Empty;

    private static void Write<T>(Utf8JsonWriter json, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray();
        foreach (T value in values)
        {
            write(value);
        }

        json.WriteEndArray();
    }

    private static void Both(RouteGroupBuilder group, string path, Func<PromForm, CancellationToken, Task<Action<Utf8JsonWriter>>> answer) =>
        group.MapMethods(path, [HttpMethods.Get, HttpMethods.Post], (HttpContext http) => AnswerAsync(http, answer));

    private static async Task AnswerAsync(HttpContext http, Func<PromForm, CancellationToken, Task<Action<Utf8JsonWriter>>> answer)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await using Utf8JsonWriter json = new(http.Response.BodyWriter);
        try
        {
            Action<Utf8JsonWriter> data = await answer(await PromForm.ReadAsync(http), http.RequestAborted);
            PromJson.Success(json, data);
        }
        catch (QueryException exception)
        {
            Refuse(http, json, StatusCodes.Status400BadRequest, "bad_data", exception.Message);
        }
        catch (StoreUnavailableException exception)
        {
            Refuse(http, json, StoreRefusal.StatusOf(exception), exception.IsCutOff ? "timeout" : "unavailable", exception.Message);
        }
    }

    private static void Refuse(HttpContext http, Utf8JsonWriter json, int status, string kind, string reason)
    {
        http.Response.StatusCode = status;
        json.WriteStartObject();
        json.WriteString("status", "error");
        json.WriteString("errorType", kind);
        json.WriteString("error", reason);
        json.WriteEndObject();
    }
}
