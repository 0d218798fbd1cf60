using System.CommandLine;
using System.IO.Pipelines;
using System.Text.Json;
using Monitoring.Contracts.Indicators;
using Monitoring.Engine.Api;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Queries;
using Monitoring.Engine.Registry;
using Monitoring.Storage;

namespace Monitoring.Engine.Commands;

/// <summary><c>query</c>: series in steps, or their states, read beside a running engine or without one.</summary>
internal static class QueryCommand
{
    public static void AddTo(RootCommand root, Option<string?> config)
    {
        Option<string> from = new("--from") { Description = "Start: local date or time, or ISO 8601 with offset", Required = true };
        Option<string> to = new("--to") { Description = "End, excluded", Required = true };
        Option<string?> entity = new("--entity") { Description = "probe, probe/input or probe/input/serviceId, and everything below it" };
        Option<string?> registered = new("--object") { Description = "What the registry calls kind/id, e.g. service/qinghai-weishi, wherever it is measured" };
        Option<string?> indicator = new("--indicator") { Description = "Its number or key, e.g. service_bitrate" };
        Option<string?> qualifier = new("--qualifier") { Description = "The part, e.g. pid:256; any without it" };
        Option<string> step = new("--step") { Description = "Length of a step, e.g. 15s, 1m, 1h, 1d", DefaultValueFactory = _ => "1m" };
        Option<bool> states = new("--states") { Description = "Intervals of equal state instead of steps" };
        Option<string> format = new("--format") { Description = "csv or json", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "json");
        Option<string?> output = new("--out") { Description = "File to write; standard output without it" };
        var query = new Command("query", "Writes series in steps, or their states, over a period")
        {
            from, to, entity, registered, indicator, qualifier, step, states, format, output,
        };
        query.SetAction((parsed, stop) =>
        {
            EngineOptions options = EngineCommands.ReadOptions(parsed, config, [("data", parsed.GetValue<string?>("--data"))]);
            var asked = new SeriesQuery(
                parsed.GetValue(entity), Indicator(parsed.GetValue(indicator)), parsed.GetValue(qualifier),
                StoredData.Range(options, parsed.GetValue(from)!, parsed.GetValue(to)!), TimeProvider.System.GetUtcNow());
            long seconds = StepText.TryRead(parsed.GetValue(step), out long read) ? read
                : throw new StartupException("--step: must be seconds or a length like 15s, 1m, 1h, 1d");
            return RunAsync(options, asked, parsed.GetValue(registered), parsed.GetValue(states) ? null : seconds, parsed.GetValue(format)!, parsed.GetValue(output), stop);
        });
        root.Subcommands.Add(query);
    }

    private static async Task<int> RunAsync(
        EngineOptions options, SeriesQuery query, string? registered, long? step, string format, string? output, CancellationToken stop)
    {
        try
        {
            return await StoredData.ReadStoreAsync(
                options,
                async store => await AnswerAsync(
                    store.Measurements, registered is null ? query : await AmongAsync(options, store, query, registered, stop), step, format, output, stop),
                stop);
        }
        catch (QueryException exception)
        {
            throw new StartupException(exception.Message);
        }
    }

    private static async Task<SeriesQuery> AmongAsync(EngineOptions options, IStore store, SeriesQuery query, string registered, CancellationToken stop)
    {
        using RegistryDesk registry = await RegistryDoor.OpenAsync(options, store, stop);
        return query with { Among = RegistryLookup.Measured(registry.Current.Content, registered) };
    }

    private static async Task<int> AnswerAsync(
        IMeasurementStore store, SeriesQuery query, long? step, string format, string? output, CancellationToken stop)
    {
        var names = (await store.FindEntitiesAsync(entity: null, stop))
            .ToDictionary(e => e.Id.Path, e => e.Name, StringComparer.Ordinal);
        string NameOf(string path) => names.GetValueOrDefault(path, string.Empty);
        if (step is long seconds)
        {
            IReadOnlyList<SeriesSlots> steps = await query.StepsAsync(store, seconds, stop);
            await using Stream target = StoredData.Output(output);
            await (format == "csv"
                ? QueryCsv.WriteAsync(steps, NameOf, target, stop)
                : StepsJson.WriteAsync(steps, PipeWriter.Create(target, new StreamPipeWriterOptions(leaveOpen: true)), stop));
        }
        else
        {
            IReadOnlyList<SeriesStates> states = await query.StatesAsync(store, stop);
            await using Stream target = StoredData.Output(output);
            await (format == "csv"
                ? QueryCsv.WriteAsync(states, NameOf, target, stop)
                : JsonSerializer.SerializeAsync(target, states.Select(s => new QueryEndpoint.StatesAnswer(s)), ApiContext.Json, stop));
        }

        return 0;
    }

    private static IndicatorId? Indicator(string? text) =>
        text is null ? null
        : SeriesQuery.TryReadIndicator(text, out IndicatorId id) ? id
        : throw new StartupException("--indicator: must be a number or a key of the catalogue");
}
