namespace Monitoring.Contracts.Alarms;

/// <summary>The four classes of broadcast incidents (I 特别重大, II 重大, III 较大, IV 一般). Persisted; lower is worse.</summary>
public enum AlarmSeverity
{
    /// <summary>Class I: a whole input, multiplex or probe.</summary>
    One = 1,

    /// <summary>Class II: one service out.</summary>
    Two = 2,

    /// <summary>Class III: received with errors.</summary>
    Three = 3,

    /// <summary>Class IV: to be looked at in office hours.</summary>
    Four = 4,
}
