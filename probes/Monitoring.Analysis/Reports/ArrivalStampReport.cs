namespace Monitoring.Analysis.Reports;

/// <summary>What the arrival_time_stamps of packets of 192 bytes are worth.</summary>
/// <param name="State">used: the stream is judged on them; ignored: it is judged on its PCRs.</param>
/// <param name="Reason">Why they are ignored.</param>
/// <param name="Breaks">Stamps that went back or leapt: no time passed with them.</param>
public sealed record ArrivalStampReport(string State, string? Reason, long Breaks)
{
    public const string Used = "used";

    public const string Ignored = "ignored";
}
