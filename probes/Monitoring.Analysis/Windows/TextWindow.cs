using Monitoring.Analysis.Tables;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Windows;

/// <summary>What a window says of texts and tables that receivers may read otherwise: how many there are, never a fault.</summary>
internal sealed class TextWindow(ServiceNames names)
{
    /// <param name="looked">What the window itself allows to be said.</param>
    /// <param name="sink">Takes the figures.</param>
    public void Measure(VerdictState looked, IMeasurementSink sink)
    {
        VerdictState state = looked == VerdictState.Ok && !names.HasServices ? VerdictState.Pending : looked;
        Tell(sink, Catalogue.CharsetMissing, state, names.LackingSelection);
        Tell(sink, Catalogue.CharsetWrong, state, names.WithWrongSelection);
        Tell(sink, Catalogue.SdtNonstandard, state, names.NonstandardSections);
    }

    private static void Tell(IMeasurementSink sink, Indicator indicator, VerdictState state, int count) =>
        sink.Measure(Scope.Stream, indicator.Id, -1, state, state == VerdictState.Ok ? count : 0);
}
