namespace Monitoring.Analysis.Reports;

/// <summary>The delivery system descriptor of GB/T 28161 in the NIT, for this very stream.</summary>
public sealed record DtmbNetworkReport(string? Mode, long? FrequencyHz, int Carriers, int Interleaving, bool SingleFrequency);
