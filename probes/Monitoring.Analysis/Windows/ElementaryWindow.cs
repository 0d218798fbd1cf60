using Monitoring.Analysis.Elementary;
using Monitoring.Analysis.Elementary.Video;
using Monitoring.Analysis.Packets;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Windows;

/// <summary>What a window says of the pictures of each PID whose headers are read: frames, groups of pictures, size.</summary>
internal sealed class ElementaryWindow(PidTable pids)
{
    private const int MostPids = 128;

    /// <param name="seconds">Length of the window.</param>
    /// <param name="looked">What the window itself allows to be said.</param>
    /// <param name="sink">Takes the figures.</param>
    public void Measure(double seconds, VerdictState looked, IMeasurementSink sink)
    {
        int told = 0;
        foreach (ref PidState state in pids.States)
        {
            if (state.Elementary is { Pictures: { } pictures } stream)
            {
                if (told++ < MostPids)
                {
                    Measure(state.Pid, stream, pictures, seconds, looked, sink);
                }

                pictures.RestartWindow();
            }
        }
    }

    private static void Measure(
        int pid, ElementaryChannel stream, PictureMeter pictures, double seconds, VerdictState looked, IMeasurementSink sink)
    {
        VerdictState read = looked != VerdictState.Ok ? looked
            : stream.IsScrambled ? VerdictState.NotMeasured
            : pictures.Frames == 0 ? VerdictState.Pending : VerdictState.Ok;
        Tell(Catalogue.VideoFrames, read, pictures.WindowFrames / seconds);
        Tell(Catalogue.VideoGroupLength, read == VerdictState.Ok && pictures.WindowLongest == 0 ? VerdictState.Pending : read, pictures.WindowLongest);
        VerdictState sized = read == VerdictState.Ok && stream.Video is null ? VerdictState.Pending : read;
        Tell(Catalogue.VideoWidth, sized, stream.Video?.Width ?? 0);
        Tell(Catalogue.VideoHeight, sized, stream.Video?.Height ?? 0);

        void Tell(Indicator indicator, VerdictState verdict, double value) =>
            sink.Measure(Scope.Stream, indicator.Id, pid, verdict, verdict == VerdictState.Ok ? value : 0);
    }
}
