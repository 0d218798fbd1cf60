using System.CommandLine;
using System.Text;
using System.Text.Json;
using Monitoring.Engine.Api;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Registry;
using Monitoring.Registry;
using Monitoring.Registry.Changes;
using Monitoring.Registry.Export;
using Monitoring.Registry.Import;

namespace Monitoring.Engine.Commands;

/// <summary><c>registry export</c>, <c>import</c>, <c>show</c> and <c>log</c>; the proposals are in <see cref="ProposalsCommand"/>.</summary>
internal static class RegistryCommand
{
    public static void AddTo(RootCommand root, Option<string?> config)
    {
        var registry = new Command("registry", "Organisations, sites, transmitters, multiplexes, services, carriers, probes, inputs and the chain that links them")
        {
            Export(config), Import(config), Show(config), Log(config),
        };
        ProposalsCommand.AddTo(registry, config);
        root.Subcommands.Add(registry);
    }

    /// <summary>The settings of a command of the registry.</summary>
    internal static EngineOptions Options(ParseResult parsed, Option<string?> config) => EngineCommands.ReadOptions(
        parsed, config, [("data", parsed.GetValue<string?>("--data")), ("listen", parsed.GetValue<string?>("--listen"))]);

    private static Command Export(Option<string?> config)
    {
        Option<string> format = new("--format") { Description = "json (everything) or csv (a sheet per kind)", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "csv");
        Option<string?> kind = new("--kind") { Description = "Only the sheet of this kind, e.g. sites" };
        Option<string?> at = new("--at") { Description = "As it was at a time" };
        Option<string?> output = new("--out") { Description = "File to write, or with csv the folder; standard output without it" };
        var export = new Command("export", "Writes the registry, beside a running engine or without one") { format, kind, at, output };
        export.SetAction((parsed, stop) =>
        {
            EngineOptions options = Options(parsed, config);
            DateTimeOffset? moment = Moment(options, parsed.GetValue(at));
            RegistryKind? one = parsed.GetValue(kind) is string word ? KindOf(word) : null;
            string? target = parsed.GetValue(output);
            bool isCsv = parsed.GetValue(format) == "csv" || one is not null;
            return isCsv && one is null && target is null
                ? throw new StartupException("--out: must name the folder of the sheets, or --kind the one to write")
                : RegistryDoor.ReadAsync(options, async desk =>
                {
                    RegistryState state = await desk.AtAsync(moment, stop);
                    if (isCsv && one is null)
                    {
                        Directory.CreateDirectory(target!);
                        foreach (RegistryKind each in RegistryKinds.All)
                        {
                            await File.WriteAllBytesAsync(Path.Combine(target!, $"{each.Plural}.csv"), CsvExport.Write(state.Content, each), stop);
                        }

                        return 0;
                    }

                    await using Stream stream = StoredData.Output(target);
                    await stream.WriteAsync(one is null ? JsonExport.Write(state) : CsvExport.Write(state.Content, one), stop);
                    return 0;
                }, stop);
        });
        return export;
    }

    private static Command Import(Option<string?> config)
    {
        Argument<string[]> files = new("file") { Description = "A document (.json), sheets (sites.csv, …), or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<string?> kind = new("--kind") { Description = "What a sheet holds, where its name does not say so" };
        Option<string?> encoding = new("--encoding") { Description = "utf-8 or gb18030; found out without it" };
        Option<bool> replace = new("--replace") { Description = "Retire what the files do not name, of the kinds they list" };
        Option<bool> revive = new("--revive") { Description = "Let retired objects come back under their ids" };
        Option<bool> dryRun = new("--dry-run") { Description = "Only say what would change" };
        Option<long?> revision = new("--revision") { Description = "Refuse unless the registry is at this revision, as a dry run told" };
        Option<string> format = new("--format") { Description = "How the change is told: text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var import = new Command("import", "Changes the registry to what files say: through the engine where one runs, in its store otherwise")
        {
            files, kind, encoding, replace, revive, dryRun, revision, format,
        };
        import.SetAction(async (parsed, stop) =>
        {
            EngineOptions options = Options(parsed, config);
            ImportMode mode = new(parsed.GetValue(replace), parsed.GetValue(revive));
            RegistryImport read = RegistryFiles.Read(
                parsed.GetValue(files)!, parsed.GetValue(kind) is string word ? KindOf(word) : null, EncodingOf(parsed.GetValue(encoding)));
            long? looked = parsed.GetValue(revision);
            Task<RegistryOutcome> PlanAsync() => RegistryDoor.ReadAsync(options, desk => Task.FromResult(Plan(desk, read, mode, looked)), stop);

            bool isDryRun = parsed.GetValue(dryRun);
            RegistryOutcome outcome = new(0, new RegistryDiff([], 0));
            if (isDryRun)
            {
                outcome = await PlanAsync();
            }
            else
            {
                long made = await RegistryDoor.WriteAsync(
                    options,
                    async desk =>
                    {
                        outcome = await desk.ImportAsync(read, mode, looked, StoredData.Actor, stop);
                        return outcome.Revision;
                    },
                    async () =>
                    {
                        outcome = await PlanAsync();
                        return RegistryDoor.Put(JsonExport.Write(outcome.Revision, outcome.Diff), outcome.Revision, mode.Revives);
                    },
                    stop);
                outcome = outcome with { Revision = made };
            }

            await TellAsync(new RegistryEndpoint.ChangeAnswer(outcome.Revision, !isDryRun, outcome.Diff), parsed.GetValue(format) == "json");
            return 0;
        });
        return import;
    }

    private static Command Show(Option<string?> config)
    {
        Argument<string> key = new("object") { Description = "kind/id, or the path of a measured entity" };
        Option<string?> at = new("--at") { Description = "As it was at a time" };
        var show = new Command("show", "One object: its fields, the chain before and after it, and what it was before") { key, at };
        show.SetAction((parsed, stop) =>
        {
            EngineOptions options = Options(parsed, config);
            DateTimeOffset? moment = Moment(options, parsed.GetValue(at));
            return RegistryDoor.ReadAsync(options, async desk =>
            {
                RegistryState state = await desk.AtAsync(moment, stop);
                RegistryKey[] asked = RegistryLookup.KeysOf(state, parsed.GetValue(key)!);
                foreach (RegistryKey one in asked)
                {
                    Console.Write(RegistryPrint.Object(one, state, await desk.VersionsAsync(one, stop), options.TimeZone));
                }

                return asked.Length > 0 ? 0 : throw new StartupException($"'{parsed.GetValue(key)}' is not in the registry");
            }, stop);
        });
        return show;
    }

    private static Command Log(Option<string?> config)
    {
        Option<int> limit = new("--limit") { Description = "Most lines", DefaultValueFactory = _ => 50 };
        var log = new Command("log", "Who changed the registry when, newest first") { limit };
        log.SetAction((parsed, stop) =>
        {
            EngineOptions options = Options(parsed, config);
            return RegistryDoor.ReadAsync(options, async desk =>
            {
                Console.Write(RegistryPrint.Log(await desk.RevisionsAsync(before: null, Math.Clamp(parsed.GetValue(limit), 1, 10_000), stop), options.TimeZone));
                return 0;
            }, stop);
        });
        return log;
    }

    /// <summary>Tells a change to people, or as one document.</summary>
    internal static async Task TellAsync(RegistryEndpoint.ChangeAnswer change, bool asJson) =>
        await Console.Out.WriteAsync(asJson ? JsonSerializer.Serialize(change, ApiContext.Json) + "\n" : RegistryPrint.Change(change));

    private static RegistryOutcome Plan(RegistryDesk desk, RegistryImport read, ImportMode mode, long? expected) =>
        expected is long looked && looked != desk.Current.Revision
            ? throw new RegistryMovedException(looked, desk.Current.Revision)
            : new RegistryOutcome(desk.Current.Revision, desk.Plan(read, mode));

    private static RegistryKind KindOf(string word) => RegistryKinds.FindPlural(word)
        ?? throw new StartupException($"--kind: '{word}' is none of {string.Join(", ", RegistryKinds.All.Select(k => k.Plural))}");

    private static Encoding? EncodingOf(string? name) =>
        name is null ? null : SheetText.EncodingOf(name) ?? throw new StartupException($"--encoding: '{name}' is neither utf-8 nor gb18030");

    private static DateTimeOffset? Moment(EngineOptions options, string? text) =>
        text is null ? null
        : ApiContext.TryReadTime(text, options.TimeZone, out DateTimeOffset moment) ? moment
        : throw new StartupException($"--at: '{text}' is no time, e.g. 2026-10-01 or 2026-10-01T00:00:00+08:00");
}
