using Monitoring.Analysis.Elementary;
using Monitoring.Streams.Audio;
using Monitoring.Streams.Video;

namespace Monitoring.Analysis.Buffers;

/// <summary>
/// One elementary stream and the buffers it has: made when its headers tell their sizes, and anew when they tell others. Where it has none
/// there is a reason.
/// </summary>
internal sealed class FollowedStream(ElementaryChannel channel, BufferChecks checks) : IFollowed
{
    private const string NoUnit = "no access unit has reached its decoding time yet";

    private VideoFormat? _video;
    private AudioFormat? _sound;
    private bool _isKnown;
    private string? _withoutSizes;

    public ElementaryChannel Channel => channel;

    public int Pid => channel.Component.Pid;

    /// <summary>Its buffers; null while there are none.</summary>
    public ElementaryTarget? Target { get; private set; }

    StreamTarget? IFollowed.Target => Target;

    /// <summary>Why the stream is not judged; null where it is.</summary>
    public string? Reason(string? timesUnknown) =>
        channel.IsScrambled ? "scrambled"
        : !_isKnown ? timesUnknown ?? NoUnit
        : Target is { IsOnOtherClock: true } ? "its time stamps are not on the clock of its program"
        : _withoutSizes ?? (Target is { Units: > 0 } ? null : timesUnknown ?? NoUnit);

    /// <summary>Looks whether the headers say anything new of the sizes.</summary>
    public void Refresh()
    {
        if (!channel.IsInUnit)
        {
            Target?.PassOver();
        }

        VideoFormat? video = channel.Video;
        AudioFormat? sound = channel.Sound;
        if (_isKnown && ReferenceEquals(video, _video) && sound == _sound)
        {
            return;
        }

        _isKnown = true;
        _video = video;
        _sound = sound;
        (BufferSizes? sizes, _withoutSizes) = BufferSizesOf.Stream(channel.Component, video, sound);
        if (sizes is { } known && (Target is null || Target.Sizes != known))
        {
            Target = new ElementaryTarget(Pid, known, checks) { Begin = channel.Position };
        }
        else if (sizes is null)
        {
            Target = null;
        }

        channel.Units = Target;
    }

    /// <summary>The stream is followed no longer.</summary>
    public void Leave()
    {
        channel.Units = null;
        Target = null;
    }
}
