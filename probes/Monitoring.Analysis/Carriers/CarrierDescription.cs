namespace Monitoring.Analysis.Carriers;

/// <summary>A multiplex within a PID.</summary>
/// <param name="Kind">T2-MI, BBframe or ETI.</param>
/// <param name="IsSignalled">A descriptor of the PMT says so; else the bytes do.</param>
/// <param name="Units">Packets or frames of it that were followed.</param>
/// <param name="Streams">t2mi_stream_id, or identifiers of input streams.</param>
/// <param name="Plps">plp_id of T2-MI.</param>
internal sealed record CarrierDescription(
    string Kind, bool IsSignalled, long Units, IReadOnlyList<int> Streams, IReadOnlyList<int> Plps);
