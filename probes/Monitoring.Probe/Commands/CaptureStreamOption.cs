using System.CommandLine;

namespace Monitoring.Probe.Commands;

/// <summary>The stream of a network capture that is meant.</summary>
internal static class CaptureStreamOption
{
    public static Option<string?> Create() => new("--stream")
    {
        Description = "Stream of a network capture: its number, its name or its destination, as monitoring-probe streams lists them",
    };
}
