using Monitoring.Analysis.Network;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Reports;

/// <summary>
/// What RTP adds to the verdict of a captured stream. Packets it misses are a fault, seen where continuity counters are blind, after sixteen of a
/// PID; and they say where the stream was damaged: none missing, and counters out of order all the same, is older than the RTP.
/// </summary>
public static class RtpLossReport
{
    public const string Network = "network";

    public const string Source = "source";

    /// <summary>The report of the stream of a flow; as it is where the flow has no RTP.</summary>
    public static TransportStreamReport WithRtp(this TransportStreamReport report, RtpReport? rtp)
    {
        if (rtp is null)
        {
            return report;
        }

        bool isLost = rtp.Lost > 0;
        Indicator indicator = Catalogue.RtpLoss;
        CheckReport check = new(
            indicator.Number, indicator.Name, indicator.Priority, (isLost ? VerdictState.Fault : VerdictState.Ok).ToWord(), Reason: null, rtp.Lost,
            FirstAt: null, LastAt: null, Pids: [], Details: []);
        bool isDamaged = report.Checks.Any(c => c.Number == Catalogue.ContinuityCountError.Number && c.Count > 0);
        return report with
        {
            Rtp = rtp,
            Checks = [.. report.Checks, check],
            Verdict = isLost ? TransportStreamReport.Faulty : report.Verdict,
            DamagedBy = isLost ? Network : isDamaged ? Source : null,
        };
    }
}
