using Monitoring.Alerting;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;
using Monitoring.Engine.Probes;
using Monitoring.Engine.Push;
using Monitoring.Storage;

namespace Monitoring.Engine.Partition;

/// <summary>
/// Holds what each probe says it runs against what it is to run. Another version for longer than the limit is an alarm, a refusal is one
/// at once; a probe that is lost says nothing, and its alarm stays as it is.
/// </summary>
internal sealed class ConfigurationWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly AlarmBook _book;
    private readonly WantedConfigurations _wanted;
    private readonly LiveState _live;
    private readonly TimeSpan _lateAfter;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    public ConfigurationWatch(AlarmBook book, WantedConfigurations wanted, LiveState live, TimeSpan lateAfter)
    {
        _book = book;
        _wanted = wanted;
        _live = live;
        _lateAfter = lateAfter;
    }

    /// <summary>A batch of a probe; what it says it runs, if it says so.</summary>
    public void Seen(string probe, RunningConfiguration? running)
    {
        if (!_entries.TryGetValue(probe, out Entry? entry))
        {
            bool raised = _book.Find(new AlarmKey(EntityId.ForProbe(probe), Catalogue.ProbeConfiguration.Id)) is { Active: true };
            _entries.Add(probe, entry = new Entry { IsRaised = raised });
        }

        entry.Running = running;
    }

    public void Advance(DateTimeOffset now)
    {
        if ((now - _lookedAt).Duration() < Interval)
        {
            return;
        }

        _lookedAt = now;
        foreach ((string probe, Entry entry) in _entries)
        {
            if (!_book.IsLost(probe))
            {
                Look(probe, entry, now);
            }
        }
    }

    private static bool Runs(RunningConfiguration? running, ConfigurationVersion wanted) =>
        running is not null && running.Version == wanted.Version
        && Convert.ToHexStringLower(running.Sha256.Span) == wanted.Sha256;

    private static ProbeRelease ReleaseOf(Entry entry, ConfigurationVersion? wanted)
    {
        RunningConfiguration? running = entry.Running;
        string refusal = running is not null && wanted is not null && running.RefusedVersion == wanted.Version
            ? running.Refused.Length > 0 ? running.Refused.ReplaceLineEndings(" ") : "it did not say why"
            : string.Empty;
        return new ProbeRelease(wanted?.Version, running is null ? null : (int)running.Version, refusal, entry.DiffersSince);
    }

    private static Explanation Describe(ProbeRelease release, ConfigurationVersion wanted) =>
        Sentences.VersionWanted.With(wanted.Version, wanted.At.ToUnixTimeMilliseconds()).And(What(release, wanted));

    private static Explanation What(ProbeRelease release, ConfigurationVersion wanted) =>
        release.Refusal.Length > 0 ? Sentences.ProbeRefusedVersion.With(release.Refusal)
        : release.Running switch
        {
            null => Sentences.ProbeSaysNoVersion.With(),
            0 => Sentences.ProbeRunsOwnFile.With(),
            int other when other == wanted.Version => Sentences.ProbeRunsOtherContent.With(),
            int other => Sentences.ProbeRunsVersion.With(other),
        };

    private void Look(string probe, Entry entry, DateTimeOffset now)
    {
        ConfigurationVersion? wanted = _wanted.Find(probe);
        bool differs = wanted is not null && !Runs(entry.Running, wanted);
        DateTimeOffset? since = !differs ? null : entry.DiffersSince ?? (entry.WasSame || wanted!.At > now ? now : wanted.At);
        entry.WasSame |= wanted is not null && !differs;
        entry.DiffersSince = since;
        ProbeRelease release = ReleaseOf(entry, wanted);
        if (release != entry.Shown)
        {
            entry.Shown = release;
            _live.NoteRelease(probe, release);
        }

        bool raise = differs && (release.Refusal.Length > 0 || now - since >= _lateAfter);
        if (raise != entry.IsRaised)
        {
            entry.IsRaised = raise;
            Explanation why = raise ? Describe(release, wanted!) : Explanation.None;
            _book.Apply(
                new ConditionSignal(
                    EntityId.ForProbe(probe), Catalogue.ProbeConfiguration.Id, raise, Id: 1, now, TimeSpan.Zero,
                    new Evidence(string.Empty, "probe", why, [])),
                now);
        }
    }

    private sealed class Entry
    {
        public RunningConfiguration? Running { get; set; }

        public DateTimeOffset? DiffersSince { get; set; }

        /// <summary>It ran what was wanted since the engine started: from then on a difference begins when it is seen.</summary>
        public bool WasSame { get; set; }

        public bool IsRaised { get; set; }

        public ProbeRelease? Shown { get; set; }
    }
}
