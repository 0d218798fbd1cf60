namespace Monitoring.Load.Killing;

/// <summary>What is killed.</summary>
[Flags]
internal enum KillVictim
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The engine.</summary>
    Engine = 1,

    /// <summary>The postmaster and every process of the database.</summary>
    Database = 2,

    /// <summary>The program that makes a backup.</summary>
    Backup = 4,
}
