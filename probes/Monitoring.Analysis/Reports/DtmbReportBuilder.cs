using Monitoring.Analysis.Dtmb;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Tr101290;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Reports;

/// <summary>Writes what is known of the modulator.</summary>
internal sealed class DtmbReportBuilder(DtmbMonitor dtmb, PidTable pids, ServiceDirectory directory)
{
    private const string FromPcr = "pcr";
    private const int ShareDigits = 6;
    private const int BitsPerPacket = TransportPacket.Length * 8;

    public DtmbReport Build(long packets)
    {
        CheckRecord rate = dtmb.Checks[0];
        bool isKnown = dtmb.Class is not null;
        double? nulls = packets == 0 ? null : (double)Nulls() / packets;
        return new DtmbReport(
            rate.State.ToWord(),
            isKnown ? null : rate.Unjudged?.Reason ?? rate.Details[^1].Text,
            dtmb.PacketsPerSecond > 0 ? Math.Round(dtmb.PacketsPerSecond, 4) : null,
            dtmb.PacketsPerSecond > 0 ? FromPcr : null,
            dtmb.PacketsPerSecond > 0 ? Math.Round(dtmb.Seconds, 3) : null,
            dtmb.Class?.Modes.Select(m => m.Name).ToArray(),
            dtmb.Mode?.Name,
            dtmb.Class?.Modes[0].BitsPerSecond,
            dtmb.Class is { } known ? Math.Round(known.ErrorOf(dtmb.PacketsPerSecond), 3) : null,
            Round(dtmb.ArrivalError?.Ppm),
            Round(dtmb.ArrivalError?.Error),
            isKnown ? Round(1 - nulls) : null,
            isKnown && nulls is { } spare ? (long)(spare * dtmb.PacketsPerSecond * BitsPerPacket) : null,
            isKnown && packets > 0 ? [.. directory.Programs.Where(p => p.HasMap).Select(p => Describe(p, packets))] : null,
            dtmb.Delivery is { } nit
                ? new DtmbNetworkReport(nit.Mode?.Name, nit.Frequency, nit.Carriers, nit.Interleaving, nit.IsSingleFrequency)
                : null,
            dtmb.PlannedMode?.Name,
            [.. dtmb.Checks.Select(ReportBuilder.Describe)]);
    }

    private static double? Round(double? share) => share is null ? null : Math.Round(share.Value, ShareDigits);

    private long Nulls()
    {
        int slot = pids.Find(WellKnownPids.Null.Value);
        return slot < 0 ? 0 : pids[slot].Packets;
    }

    private DtmbServiceReport Describe(ProgramState program, long packets)
    {
        long own = 0;
        foreach (ref PidState state in pids.States)
        {
            own += state.Programs.Contains(program) ? state.Packets : 0;
        }

        return new DtmbServiceReport(program.Number, Math.Round((double)own / packets, ShareDigits));
    }
}
