using System.CommandLine;
using Monitoring.Analysis;
using Monitoring.Analysis.Dtmb;
using Monitoring.Analysis.Templates;
using Monitoring.Probe.Configuration;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Commands;

/// <summary><c>monitoring-probe analyze</c>: a verdict with evidence on a file.</summary>
public static class AnalyzeCommand
{
    public static Command Create()
    {
        Argument<string> input = new("input") { Description = "Transport stream to judge; - reads standard input" };
        Option<string> format = OutputFormat.Option();
        Option<string> profile = new("--profile")
        {
            Description = "Limits to judge by: dvb, gyt, iptv, hls, or the path of a profile file",
            DefaultValueFactory = _ => AnalysisProfile.Dvb.Name,
        };
        profile.CompletionSources.Add([.. ProfileSource.Words]);
        profile.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !ProfileSource.TryLoad(result.Tokens[0].Value, Environment.CurrentDirectory, out _, out string? mistake))
            {
                result.AddError($"--profile: '{result.Tokens[0].Value}' {mistake}");
            }
        });
        Option<int?> pcrLimit = new("--pcr-limit-ms") { Description = "Longest PCR interval in milliseconds, instead of the profile's" };
        pcrLimit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int limit) || limit is < 1 or > 60_000))
            {
                result.AddError("--pcr-limit-ms takes a whole number from 1 to 60000");
            }
        });

        Option<string?> dtmbMode = new("--dtmb-mode")
        {
            Description = "Mode the DTMB modulator should have, such as \"64QAM 0.6 PN420\"; any for whatever mode it has",
        };
        dtmbMode.CompletionSources.Add([DtmbPlan.AnyMode, .. DtmbMode.All.Select(m => m.Name)]);
        dtmbMode.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && DtmbPlan.Read(result.Tokens[0].Value) is null)
            {
                result.AddError($"--dtmb-mode: '{result.Tokens[0].Value}' is no mode of GB 20600 (write one like \"64QAM 0.6 PN420\", or any)");
            }
        });

        Option<string?> stream = CaptureStreamOption.Create();
        Option<string?> template = new("--template") { Description = "File that says what the stream should hold (monitoring-probe template writes one)" };
        template.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !TemplateSource.TryLoad(result.Tokens[0].Value, Environment.CurrentDirectory, out _, out string? mistake))
            {
                result.AddError($"--template: '{result.Tokens[0].Value}' {mistake}");
            }
        });

        Option<CharacterTable?> text = TextDefault.Option();
        Command command = new("analyze", "Judge a transport stream: exit status 0 clean, 1 faults found, 2 not judged")
        {
            input, format, profile, pcrLimit, dtmbMode, text, stream, template,
        };
        command.SetAction((parsed, stop) =>
        {
            int? limit = parsed.GetValue(pcrLimit);
            AnalysisOptions options = new()
            {
                Clock = ClockKind.Stream,
                Profile = ProfileSource.TryLoad(parsed.GetValue(profile)!, Environment.CurrentDirectory, out AnalysisProfile? limits, out _)
                    ? limits : AnalysisProfile.Dvb,
                PcrLimit = limit is null ? null : TimeSpan.FromMilliseconds(limit.Value),
                Template = parsed.GetValue(template) is { } file
                    && TemplateSource.TryLoad(file, Environment.CurrentDirectory, out StreamTemplate? wanted, out _) ? wanted : null,
                TextDefault = parsed.GetValue(text),
                Dtmb = parsed.GetValue(dtmbMode) is { } mode ? DtmbPlan.Read(mode) : null,
            };
            bool asJson = parsed.GetValue(format) == OutputFormat.Json;
            InputAnalysis analysis = new(options, parsed.GetValue(stream));
            return InterruptibleRun.ExecuteAsync(new AnalyzeRun(parsed.GetValue(input)!, analysis, asJson).Execute, stop);
        });
        return command;
    }
}
