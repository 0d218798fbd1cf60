using Monitoring.Analysis.Dtmb;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Reports;

/// <summary>Writes the report from the state of an analysis.</summary>
internal sealed class ReportBuilder(PidTable pids, SectionRouter sections, CheckSet checks, SyncLedger sync, PcrRateMeter? rate, DtmbMonitor dtmb)
{
    private const string FromPcr = "pcr";

    private ServiceDirectory Directory => sections.Directory;

    public TransportStreamReport Build(long packets, long bytes, long? duration, AnalysisOptions options)
    {
        double? bitrate = rate?.BitsPerSecond;
        List<PidReport> pidReports = [.. Seen().Select(state => Describe(state, PerPid(state.Packets, packets, bitrate)))];
        List<CheckReport> checkReports = [.. checks.Book.All.Select(Describe)];
        return new TransportStreamReport(
            packets,
            bytes,
            sync.PacketSize == 0 ? null : sync.PacketSize,
            duration is { } length ? ReportTime.Seconds(length) : null,
            Whole(bitrate),
            bitrate is null ? null : FromPcr,
            Directory.HasPat ? Directory.TransportStreamId : null,
            sections.Names.OriginalNetworkId,
            sections.Names.NetworkName,
            new SyncReport(sync.Losses, sync.BadSyncBytes, sync.SkippedBytes),
            pidReports,
            [.. Directory.Programs.Where(p => p.PmtPid is not null).Select(p => Describe(p, packets, bitrate))],
            [.. sections.Tables.Tables.Select(Describe)],
            [.. sections.Errors.Entries.Select(e => new SectionErrorReport(e.Pid, e.TableId < 0 ? null : e.TableId, e.Crc, e.Syntax))],
            checkReports,
            Verdict(),
            EpgDescription.Of(sections.Time),
            EpgDescription.Of(sections.Events, sections.Time),
            new DtmbReportBuilder(dtmb, pids, Directory).Build(packets),
            [.. BufferReport.Of(Directory, checks.Decoders)],
            PcrReportBuilder.Build(pids, options))
        {
            Profile = new ProfileReport(options.Profile.Name, options.Profile.Source),
            Events = ChangesReport.Of(sections.Changes.Ledger),
            ServiceAvailability = ServiceAvailabilityReport.Of(checks.Availability, options),
            Carriers = CarrierReport.Of(pids),
            Information = InformationReport.Of(sections.Names),
        };
    }

    private string Verdict() =>
        checks.Book.All.Concat(dtmb.Checks).Any(c => c.State == VerdictState.Fault) ? TransportStreamReport.Faulty
        : Directory.HasPat ? TransportStreamReport.Clean
        : TransportStreamReport.NotJudged;

    private static long? Whole(double? bitrate) => bitrate is null ? null : (long)bitrate.Value;

    private static long? PerPid(long packets, long all, double? bitrate) => all == 0 ? null : Whole(bitrate * packets / all);

    private IEnumerable<PidState> Seen() =>
        pids.States.ToArray().Where(s => s.Packets > 0 || s.TransportErrors > 0).OrderBy(s => s.Pid);

    private PidReport Describe(PidState state, long? bitrate)
    {
        ProgramComponent? component = state.Programs.SelectMany(p => p.Components).FirstOrDefault(c => c.Pid == state.Pid);
        return new PidReport(
            state.Pid,
            state.Packets,
            bitrate,
            component is not null ? ProgramDescription.Word(component.Format.Kind) : Kind(state),
            component?.Format.Codec,
            component?.StreamType,
            [.. state.Programs.Select(p => (int)p.Number)],
            state.PayloadStarts,
            state.Scrambled,
            state.TransportErrors,
            state.Discontinuities,
            state.Duplicates,
            state.Pcrs,
            state.Pcrs > 1 ? ReportTime.PcrMilliseconds(state.MaxPcrStep) : null,
            state.PtsCount,
            !sections.References.IsReferenced(state.Pid),
            state.Metrology is { Judged: > 0, Varies: false } metrology ? Math.Round(metrology.Greatest, 1) : null,
            state.Elementary?.Describe());
    }

    private string? Kind(in PidState state)
    {
        int pid = state.Pid;
        return pid == WellKnownPids.Null.Value ? "null"
            : state.Programs.Any(p => p.PmtPid == pid) ? "pmt"
            : state.Programs.Any(p => p.ControlPids.Contains((ushort)pid)) ? "ecm"
            : Directory.EntitlementPids.Contains((ushort)pid) ? "emm"
            : state.Programs.Any(p => p.PcrPid == pid) ? "pcr"
            : pid == Directory.NetworkPid ? "nit"
            : TablePid(pid);
    }

    private static string? TablePid(int pid) => pid switch
    {
        0x0000 => "pat",
        0x0001 => "cat",
        0x0002 => "tsdt",
        0x0010 => "nit",
        0x0011 => "sdt",
        0x0012 => "eit",
        0x0013 => "rst",
        0x0014 => "tdt",
        _ => null,
    };

    private ServiceReport Describe(ProgramState program, long packets, double? bitrate)
    {
        long own = pids.States.ToArray().Where(s => s.Programs.Contains(program)).Sum(s => s.Packets);
        return ProgramDescription.Of(
            program, sections.Names.Find(program.Number), program.PlannedName, PerPid(own, packets, bitrate), Elementary);
    }

    private ElementaryReport? Elementary(ProgramComponent component)
    {
        int slot = pids.Find(component.Pid);
        return slot < 0 ? null : pids[slot].Elementary?.Describe();
    }

    private static TableReport Describe(TableRecord table) =>
        new(
            table.Pid, table.TableId, TableNames.Of(table.TableId), table.Extension, table.IsCurrent,
            table.Extension is null ? null : table.Versions, table.Sections, table.Received,
            ReportTime.Milliseconds(table.MinInterval), ReportTime.Milliseconds(table.MaxInterval));

    /// <summary>A check as the report shows it.</summary>
    public static CheckReport Describe(CheckRecord check)
    {
        VerdictState state = check.State;
        bool measured = state.HasValue();
        return new CheckReport(
            check.Indicator.Number,
            check.Indicator.Name,
            check.Indicator.Priority,
            state.ToWord(),
            measured ? null : check.NoVerdict?.Reason,
            measured ? check.Count : null,
            check.Count > 0 ? ReportTime.Seconds(check.FirstAt) : null,
            check.Count > 0 ? ReportTime.Seconds(check.LastAt) : null,
            measured ? [.. check.Pids] : null,
            measured || check.Extras > 0 ? check.Details : null,
            check.Extras > 0 ? check.Extras : null);
    }
}
