namespace Monitoring.Probe.Commands;

/// <summary>How the commands end.</summary>
internal static class ExitStatus
{
    /// <summary>Done, and nothing wrong found.</summary>
    public const int Clean = 0;

    /// <summary>Done, and faults found.</summary>
    public const int Faults = 1;

    /// <summary>Not done: the input, the configuration or the command line cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by the user before it was done.</summary>
    public const int Interrupted = 130;
}
