using System.Text;

namespace Monitoring.Load.Killing;

/// <summary>Kills by phase and by what was killed, and how many of them found the engine in the phase they were meant for.</summary>
internal sealed class KillTally
{
    private readonly SortedDictionary<KillPhase, Row> _rows = [];

    /// <summary>Copies that were made while something was killed, and are whole.</summary>
    public int Backups { get; set; }

    /// <summary>Kills so far.</summary>
    public int Kills => _rows.Values.Sum(row => row.Kills);

    /// <summary>Writes down a kill.</summary>
    /// <param name="moment">What was meant.</param>
    /// <param name="wasInPhase">The engine was doing that, by what it said and showed.</param>
    public void Add(KillMoment moment, bool wasInPhase)
    {
        Row row = _rows.TryGetValue(moment.Phase, out Row? known) ? known : _rows[moment.Phase] = new Row();
        row.Kills++;
        row.Engine += moment.Victim.HasFlag(KillVictim.Engine) ? 1 : 0;
        row.Database += moment.Victim.HasFlag(KillVictim.Database) ? 1 : 0;
        row.Backup += moment.Victim.HasFlag(KillVictim.Backup) ? 1 : 0;
        row.InPhase += wasInPhase ? 1 : 0;
    }

    /// <summary>A table, a phase a line.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        _ = text.AppendLine("phase             kills  in it  engine  database  backup program");
        foreach ((KillPhase phase, Row row) in _rows)
        {
            _ = text.AppendLine(FormattableString.Invariant(
                $"{WordOf(phase),-16} {row.Kills,6} {row.InPhase,6} {row.Engine,7} {row.Database,9} {row.Backup,15}"));
        }

        return text.Append(FormattableString.Invariant($"{Backups} backups ended well beside a kill, and are what was written")).ToString();
    }

    private static string WordOf(KillPhase phase) => phase switch
    {
        KillPhase.Start => "start, replay",
        KillPhase.Commit => "group commit",
        KillPhase.Seal => "sealing",
        KillPhase.Summarise => "roll-up",
        KillPhase.Retire => "retention",
        KillPhase.Backup => "backup",
        _ => "drain",
    };

    private sealed class Row
    {
        public int Kills { get; set; }

        public int Engine { get; set; }

        public int Database { get; set; }

        public int Backup { get; set; }

        public int InPhase { get; set; }
    }
}
