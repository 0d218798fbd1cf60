using Monitoring.Analysis.Elementary;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tr101290;
using Monitoring.Streams.Audio;
using Monitoring.Streams.Video;

namespace Monitoring.Analysis.Changes;

/// <summary>
/// What the headers within elementary streams say of pictures and sound, against what they said before. The first headers of a stream are no
/// change, and neither is a rate that varies from frame to frame.
/// </summary>
internal sealed class FormatChanges(ChangeLedger ledger, PidTable pids)
{
    private Seen[] _seen = [];

    private struct Seen
    {
        public ElementaryChannel? Stream;
        public VideoFormat? Video;
        public AudioFormat? Sound;
    }

    public void Judge()
    {
        if (_seen.Length < pids.Count)
        {
            Array.Resize(ref _seen, Math.Max(pids.Count, _seen.Length * 2));
        }

        for (int slot = 0; slot < pids.Count; slot++)
        {
            ref readonly PidState state = ref pids[slot];
            ref Seen seen = ref _seen[slot];
            if (state.Elementary != seen.Stream)
            {
                seen = new Seen { Stream = state.Elementary };
            }

            if (state.Elementary is { } stream)
            {
                JudgeVideo(state, ref seen, stream.Shown);
                JudgeSound(state, ref seen, stream.Sound);
            }
        }
    }

    private void JudgeVideo(in PidState state, ref Seen seen, VideoFormat? now)
    {
        if (now is not null && !ReferenceEquals(now, seen.Video))
        {
            if (seen.Video is { } before)
            {
                Tell(state, FormatWords.Of(before), FormatWords.Of(now));
            }

            seen.Video = now;
        }
    }

    private void JudgeSound(in PidState state, ref Seen seen, AudioFormat? heard)
    {
        if (heard is { } sound && sound with { BitsPerSecond = null } is var now && now != seen.Sound)
        {
            if (seen.Sound is { } before)
            {
                Tell(state, FormatWords.Of(before), FormatWords.Of(now));
            }

            seen.Sound = now;
        }
    }

    private void Tell(in PidState state, string before, string after) =>
        ledger.Compare(ChangeKind.Format, Findings.ScopeOf(state.Programs), state.Pid, null, before, after, null);
}
