using Monitoring.Contracts.Alarms;

namespace Monitoring.Alerting.State;

/// <summary>Collects what happened until the host makes it durable. The store gives each line its number and its hash.</summary>
internal sealed class TransitionJournal
{
    /// <summary>Who acts when no person does.</summary>
    public const string Engine = "engine";

    private List<AlarmTransition> _lines = [];

    /// <summary>The host's clock at this step.</summary>
    public DateTimeOffset Now { get; set; }

    public void Write(Alarm alarm, DateTimeOffset at, AlarmTransitionKind kind, TransitionReason reason, string actor = Engine) =>
        _lines.Add(new AlarmTransition(Id: 0, at, Now, kind, actor, reason, alarm, Hash: string.Empty));

    /// <summary>Hands over all lines since the last call.</summary>
    public IReadOnlyList<AlarmTransition> Drain()
    {
        if (_lines.Count == 0)
        {
            return [];
        }

        List<AlarmTransition> drained = _lines;
        _lines = [];
        return drained;
    }
}
