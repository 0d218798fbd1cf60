using System.Globalization;
using Monitoring.Analysis.Carriers;
using Monitoring.Analysis.Packets;

namespace Monitoring.Analysis.Reports;

/// <summary>A PID that carries another multiplex. What is within is not analysed, and no fault.</summary>
/// <param name="Pid">The PID.</param>
/// <param name="Kind">T2-MI, BBframe or ETI.</param>
/// <param name="Signalled">A descriptor of the PMT says so; else the bytes do.</param>
/// <param name="Units">Its packets or frames.</param>
/// <param name="StreamIds">t2mi_stream_id, or identifiers of input streams.</param>
/// <param name="Plps">plp_id of T2-MI.</param>
/// <param name="Text">One line for people.</param>
public sealed record CarrierReport(
    int Pid, string Kind, bool Signalled, long Units, IReadOnlyList<int> StreamIds, IReadOnlyList<int> Plps, string Text)
{
    internal static IReadOnlyList<CarrierReport> Of(PidTable pids)
    {
        List<CarrierReport> carriers = [];
        foreach (ref PidState state in pids.States)
        {
            if (state.Elementary?.Carrier?.Found is { } found)
            {
                carriers.Add(new CarrierReport(
                    state.Pid, found.Kind, found.IsSignalled, found.Units, found.Streams, found.Plps, Describe(state.Pid, found)));
            }
        }

        return [.. carriers.OrderBy(c => c.Pid)];
    }

    private static string Describe(int pid, CarrierDescription found) => string.Create(
        CultureInfo.InvariantCulture,
        $"{found.Kind} in PID {pid}{Ids(", PLP ids", found.Plps)}{Ids(", stream ids", found.Streams)}: a multiplex in the stream, no services of its own");

    private static string Ids(string name, IReadOnlyList<int> ids) => ids.Count == 0 ? string.Empty : $"{name} {string.Join(' ', ids)}";
}
