using System.CommandLine;
using Monitoring.Analysis;
using Monitoring.Probe.Tables;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Commands;

/// <summary><c>monitoring-probe tables</c>: every table of a file, with all its versions.</summary>
public static class TablesCommand
{
    private const string DvbNetwork = "dvb";
    private const string ChineseNetwork = "gyt";

    public static Command Create()
    {
        Argument<string> input = new("input") { Description = "Transport stream or network capture to read; - reads standard input" };
        Option<string> format = OutputFormat.Option();
        Option<string[]> pids = new("--pid")
        {
            Description = "Only the tables on this PID, be they referred to or not; may be repeated",
            DefaultValueFactory = _ => [],
        };
        AcceptAll(pids, "a PID from 0 to 8191", word => TableSelectionReader.Pid(word) is not null);
        Option<string[]> tables = new("--table")
        {
            Description = "Only tables of this table_id or name (PAT, SDT, EIT, 'NIT actual'); may be repeated",
            DefaultValueFactory = _ => [],
        };
        AcceptAll(tables, "a table_id from 0 to 255 or the name of a table", word => TableSelectionReader.TableIds(word).Count > 0);
        Option<string> network = new("--network")
        {
            Description = "Whose rules decide where bytes can be read two ways: dvb or gyt (China)",
            DefaultValueFactory = _ => DvbNetwork,
        };
        network.AcceptOnly(DvbNetwork, ChineseNetwork);

        Option<CharacterTable?> text = TextDefault.Option();
        Option<string?> stream = CaptureStreamOption.Create();

        Command command = new("tables", "Print the tables of a transport stream: exit status 0 done, 2 not read")
        {
            input, format, pids, tables, network, text, stream,
        };
        command.SetAction((parsed, stop) =>
        {
            TableSelection selection = new(
                [.. parsed.GetValue(pids)!.Select(p => TableSelectionReader.Pid(p)!.Value)],
                [.. parsed.GetValue(tables)!.SelectMany(TableSelectionReader.TableIds)]);
            TablesRun run = new(
                parsed.GetValue(input)!, parsed.GetValue(stream), selection, Rules(parsed.GetValue(network) == ChineseNetwork, parsed.GetValue(text)),
                parsed.GetValue(format) == OutputFormat.Json);
            return InterruptibleRun.ExecuteAsync(run.Execute, stop);
        });
        return command;
    }

    private static NetworkRules Rules(bool isChinese, CharacterTable? untaggedText) =>
        new(isChinese, untaggedText ?? (isChinese ? AnalysisProfile.Gyt : AnalysisProfile.Dvb).UntaggedText);

    private static void AcceptAll(Option<string[]> option, string what, Func<string, bool> isGood) =>
        option.Validators.Add(result =>
        {
            foreach (System.CommandLine.Parsing.Token token in result.Tokens.Where(t => !isGood(t.Value)))
            {
                result.AddError($"{option.Name} takes {what}, not '{token.Value}'");
            }
        });
}
