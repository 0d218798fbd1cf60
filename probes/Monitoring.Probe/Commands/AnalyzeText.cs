using System.Globalization;
using Monitoring.Analysis.Reports;
using Monitoring.Contracts.Measurements;
using Spectre.Console;

namespace Monitoring.Probe.Commands;

/// <summary>The report for people: what it is, what is in it, what is wrong with it.</summary>
public static class AnalyzeText
{
    private const int DetailsShown = 5;
    private const int PidsShown = 8;
    private const int ChangesShown = 10;

    public static void Write(IAnsiConsole console, string input, TransportStreamReport report)
    {
        console.Write(Summary(input, report));
        console.Write(Services(report));
        console.Write(Pids(report));
        console.Write(Checks(report));
        WriteDetails(console, report);
        WriteInformation(console, report.Information);
        WriteTemplate(console, report.Template);
        WriteChanges(console, report.Events);
        WriteVerdict(console, report);
    }

    private static Grid Summary(string input, TransportStreamReport report)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        Row(grid, "Input", input);
        if (report.Profile is { } profile)
        {
            Row(grid, "Profile", profile.Source is { } source ? $"{profile.Name}, from {source}" : profile.Name);
        }

        Row(grid, "Packets", string.Create(CultureInfo.InvariantCulture, $"{report.Packets:N0} of {report.PacketSize} bytes"));
        Row(grid, "Duration", report.DurationSeconds is { } seconds ? Number(seconds, "0.###", "s") : "not known: too few PCRs");
        Row(grid, "Bitrate", report.Bitrate is { } bitrate ? Rate(bitrate) + " by its PCRs" : "not known");
        if (report.TransportStreamId is { } id)
        {
            string network = report.OriginalNetworkId is { } onid ? $", original network {onid}" : string.Empty;
            Row(grid, "Stream", $"id {id}{network}{(report.NetworkName is { } name ? $", {name}" : string.Empty)}");
        }

        if (report.Rtp is { } rtp)
        {
            string jitter = rtp.JitterMs is { } milliseconds ? $", jitter {Number(milliseconds, "0.000", "ms")}" : string.Empty;
            Row(grid, "RTP", $"{rtp.Packets} packets, {rtp.Lost} lost, {rtp.Reordered} reordered, {rtp.Duplicates} duplicates{jitter}{Blame(report.DamagedBy)}");
        }

        if (Modulator(report.Dtmb) is { } modulator)
        {
            Row(grid, "DTMB", modulator);
        }

        if (Availability(report.ServiceAvailability) is { } availability)
        {
            Row(grid, "Availability", availability);
        }

        if (report.ArrivalStamps is { } stamps)
        {
            Row(grid, "Stamps", stamps.Reason is { } reason ? $"arrival_time_stamp not used: {reason}" : "judged on arrival_time_stamp");
        }

        foreach (CarrierReport carrier in report.Carriers)
        {
            Row(grid, "Carries", carrier.Text);
        }

        SyncReport sync = report.Sync;
        if (sync.Losses + sync.BadSyncBytes + sync.SkippedBytes > 0)
        {
            Row(grid, "Sync", $"{sync.Losses} losses, {sync.BadSyncBytes} bad sync bytes, {sync.SkippedBytes} bytes skipped");
        }

        return grid;
    }

    /// <summary>Mode, clock error and load of the modulator; null where the stream has none.</summary>
    private static string? Modulator(DtmbReport dtmb)
    {
        if (dtmb.Modes is not { } modes)
        {
            return dtmb.State == VerdictState.Fault.ToWord() ? $"no mode: {dtmb.Reason}" : null;
        }

        string mode = dtmb.Mode ?? $"one of {string.Join(", ", modes)}";
        string faults = string.Concat(dtmb.Checks
            .Where(c => c.State == VerdictState.Fault.ToWord()).Select(c => $"; {c.Number}: {c.Details?[^1].Text}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{mode}, clock {dtmb.ClockErrorPpm:+0.00;-0.00} ppm by {dtmb.Clock}, {dtmb.Fill * 100:0.0} % filled, {Rate(dtmb.SpareBitsPerSecond ?? 0)} spare{faults}");
    }

    /// <summary>Intervals with errors of SAE, SDE and SIE; null where no interval is known.</summary>
    private static string? Availability(ServiceAvailabilityReport? availability)
    {
        AvailabilityReport[] known = [.. (availability?.Indicators ?? []).Where(i => i.Ratio is not null)];
        return known.Length == 0 ? null
            : string.Join(", ", known.Select(i => string.Create(
                CultureInfo.InvariantCulture, $"{i.Name} in {i.Errored} of {i.Intervals} intervals of {availability!.IntervalSeconds:0.###} s")));
    }

    private static Tree Services(TransportStreamReport report)
    {
        Tree tree = new(Plain(report.Services.Count == 0 ? "No services" : "Services"));
        foreach (ServiceReport service in report.Services)
        {
            string provider = string.IsNullOrEmpty(service.Provider) ? string.Empty : $" ({service.Provider})";
            string pmt = $"PMT PID {service.PmtPid}{(service.PmtVersion is null ? " did not come" : $", PCR PID {service.PcrPid}")}";
            string rate = service.Bitrate is { } bitrate ? $", {Rate(bitrate)}" : string.Empty;
            TreeNode node = tree.AddNode(Plain($"{service.ServiceId} {service.Name}{provider}: {pmt}{rate}"));
            foreach (ComponentReport component in service.Components)
            {
                string codec = component.Codec ?? $"stream_type 0x{component.StreamType:X2}";
                string language = component.Language is { } known ? $" {known}" : string.Empty;
                _ = node.AddNode(Plain($"PID {component.Pid} {component.Kind} {codec}{language}{Headers(component)}"));
            }
        }

        return tree;
    }

    /// <summary>What the headers of a picture or sound say, or why they do not.</summary>
    private static string Headers(ComponentReport component)
    {
        ElementaryReport? elementary = component.Elementary;
        if (elementary is null || component.Kind is not ("video" or "audio"))
        {
            return string.Empty;
        }

        string?[] parts =
        [
            elementary.Coding is { } coding && coding != component.Codec ? $"{coding} by its headers" : null,
            elementary.CodecProfile is { } profile ? $"{profile}{(elementary.Level is { } level ? $"@{level}" : string.Empty)}" : null,
            elementary.Width is { } width ? $"{width}x{elementary.Height}{(elementary.Interlaced == true ? "i" : string.Empty)}" : null,
            elementary.FrameRate is { } rate ? Number(rate, "0.##", "Hz") : null,
            elementary.Gop is { AverageLength: { } length } ? $"GOP {length.ToString("0.#", CultureInfo.InvariantCulture)}" : null,
            elementary.SampleRate is { } samples ? Number(samples / 1000.0, "0.###", "kHz") : null,
            elementary.ChannelLayout,
            elementary.Objects is { } objects ? $"{objects} objects" : null,
            elementary.Presentations is { } presentations ? $"{presentations} presentations" : null,
            elementary.Reason,
        ];
        return string.Concat(parts.OfType<string>().Select(part => $", {part}"));
    }

    private static Table Pids(TransportStreamReport report)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string left in (string[])["PID", "What"])
        {
            _ = table.AddColumn(new TableColumn(left).NoWrap());
        }

        foreach (string right in (string[])["Packets", "Mbit/s", "Scrambled", "Errors", "CC", "Dup", "PCRs", "max ms"])
        {
            _ = table.AddColumn(new TableColumn(right).RightAligned().NoWrap());
        }

        foreach (PidReport pid in report.Pids)
        {
            string what = $"{pid.Kind} {pid.Codec}".Trim();
            _ = table.AddRow(
                Plain(Count(pid.Pid)), Plain(pid.Unreferenced ? $"{what} unreferenced".Trim() : what), Plain(Count(pid.Packets)),
                Plain(pid.Bitrate is { } rate ? Megabits(rate) : string.Empty), Quiet(pid.Scrambled), Bad(pid.TransportErrors),
                Bad(pid.Discontinuities), Quiet(pid.Duplicates), Quiet(pid.Pcrs),
                Plain(pid.MaxPcrIntervalMs?.ToString("0.0", CultureInfo.InvariantCulture) ?? string.Empty));
        }

        return table;
    }

    private static Table Checks(TransportStreamReport report)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn("No").AddColumn("Check").AddColumn("Verdict")
            .AddColumn(new TableColumn("Count").RightAligned()).AddColumn("First").AddColumn("PIDs");
        foreach (CheckReport check in report.Checks.Where(c => c.State != VerdictState.NotMeasured.ToWord() || c.Priority < 3))
        {
            Text state = new(Verdict(check), new Style(Colour(check.State)));
            _ = table.AddRow(
                Plain(check.Number), Plain(check.Name), state, Plain(check.Count is > 0 ? Count(check.Count.Value) : string.Empty),
                Plain(check.FirstAt is { } first ? Number(first, "0.000", "s") : string.Empty),
                Plain(PidsOf(check)));
        }

        return table;
    }

    private static void WriteDetails(IAnsiConsole console, TransportStreamReport report)
    {
        foreach (CheckReport check in report.Checks.Where(c => c.Details is { Count: > 0 }))
        {
            foreach (CheckDetail detail in check.Details!.Take(DetailsShown))
            {
                string at = detail.At is { } seconds ? Number(seconds, "0.000", "s") : "time not known";
                string pid = detail.Pid is { } number ? $", PID {number}" : string.Empty;
                console.Write(Plain($"  {check.Number} at {at}, packet {detail.Packet}{pid}: {detail.Text}\n"));
            }

            if (check.Count > DetailsShown)
            {
                console.Write(Plain($"  {check.Number} and {check.Count - DetailsShown} more; --format json lists up to 100\n"));
            }
        }
    }

    private static void WriteInformation(IAnsiConsole console, IReadOnlyList<InformationReport> information)
    {
        foreach (InformationReport found in information)
        {
            string service = found.ServiceId is { } id ? $" service {id}" : string.Empty;
            console.Write(Plain($"  information: {found.Number}{service}: {found.Text}\n"));
        }
    }

    private static void WriteTemplate(IAnsiConsole console, TemplateReport? template)
    {
        foreach (TemplateFinding finding in template?.Findings ?? [])
        {
            string service = finding.ServiceId is { } id ? $" service {id}" : string.Empty;
            string pid = finding.Pid is { } number ? $" PID {number}" : string.Empty;
            console.Write(Plain($"  template:{service}{pid} {finding.Kind}: expected {finding.Expected ?? "none"}, found {finding.Found ?? "none"}\n"));
        }
    }

    private static void WriteChanges(IAnsiConsole console, ChangesReport events)
    {
        foreach (ChangeReport change in events.Changes.Take(ChangesShown))
        {
            string at = change.At is { } seconds ? Number(seconds, "0.000", "s") : $"packet {change.Packet}";
            string service = change.ServiceId is { } id ? $" service {id}" : string.Empty;
            string pid = change.Pid is { } number ? $" PID {number}" : string.Empty;
            string table = change.Table is { } name ? $" {name}" : string.Empty;
            console.Write(Plain($"  event at {at}:{service}{pid}{table} {change.Kind}: {change.Before ?? "none"} -> {change.After ?? "none"}\n"));
        }

        long more = events.Changes.Count - ChangesShown + events.LeftOff;
        if (more > 0)
        {
            console.Write(Plain($"  and {more} more events; --format json lists up to 1000\n"));
        }
    }

    private static void WriteVerdict(IAnsiConsole console, TransportStreamReport report)
    {
        string[] faults = [.. report.Checks.Concat(report.Dtmb.Checks).Where(c => c.State == VerdictState.Fault.ToWord()).Select(c => $"{c.Number} {c.Name}")];
        faults = report.Template is { Findings.Count: > 0 } ? [.. faults, "not as its template"] : faults;
        int open = report.Checks.Count(c => c.State == VerdictState.NotMeasured.ToWord());
        long extras = report.Checks.Sum(c => c.Extras ?? 0);
        string left = (extras > 0 ? $"; {extras} findings beyond TR 101 290" : string.Empty)
            + (open > 0 ? $"; {open} checks not measured" : string.Empty);
        Text line = report.Verdict == TransportStreamReport.NotJudged ? new Text($"Not judged: no PAT{left}.\n", new Style(decoration: Decoration.Bold))
            : faults.Length == 0 ? new Text($"Clean{left}.\n", new Style(Color.Green, decoration: Decoration.Bold))
            : new Text($"Faults: {string.Join(", ", faults)}{left}.\n", new Style(Color.Red, decoration: Decoration.Bold));
        console.Write(line);
    }

    private static string PidsOf(CheckReport check)
    {
        IReadOnlyList<int> pids = check.Pids ?? [];
        return string.Join(' ', pids.Take(PidsShown)) + (pids.Count > PidsShown ? " …" : string.Empty);
    }

    private static string Verdict(CheckReport check) => check.State switch
    {
        "ok" => "ok",
        "fault" => "FAULT",
        "notApplicable" => $"n/a: {check.Reason}",
        _ => $"not measured: {check.Reason}",
    };

    private static Color Colour(string state) => state switch
    {
        "ok" => Color.Green,
        "fault" => Color.Red,
        _ => Color.Grey,
    };

    private static void Row(Grid grid, string name, string value) =>
        grid.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), Plain(value));

    /// <summary>Text as it is: no markup, and no control characters from the stream on anyone's terminal.</summary>
    internal static Text Plain(string text) => new(string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '\uFFFD' : c)));

    private static Text Quiet(long count) => Plain(count == 0 ? string.Empty : Count(count));

    private static Text Bad(long count) => count == 0 ? Plain(string.Empty) : new Text(Count(count), new Style(Color.Red));

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value, string format, string unit) =>
        $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";

    private static string Blame(string? damagedBy) => damagedBy switch
    {
        RtpLossReport.Network => ": lost between its sender and the capture",
        RtpLossReport.Source => ": whole, so the damage is older than the RTP",
        _ => string.Empty,
    };

    private static string Rate(long bitsPerSecond) => $"{Megabits(bitsPerSecond)} Mbit/s";

    private static string Megabits(long bitsPerSecond) => (bitsPerSecond / 1e6).ToString("0.000", CultureInfo.InvariantCulture);
}
