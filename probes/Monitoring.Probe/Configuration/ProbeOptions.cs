using Monitoring.Operations.Logging;

namespace Monitoring.Probe.Configuration;

/// <summary>The whole configuration of <c>monitoring-probe run</c>, validated.</summary>
public sealed record ProbeOptions
{
    /// <summary>Name of the probe: the first part of every entity path.</summary>
    public required string Probe { get; init; }

    public required EngineOptions Engine { get; init; }

    public required SpoolOptions Spool { get; init; }

    /// <summary>How lines of the log look.</summary>
    public LogFormat LogFormat { get; init; }

    /// <summary>Whether the engine says what is to be watched; <see cref="Inputs"/> are watched until it has.</summary>
    public bool PullsConfiguration { get; init; }

    /// <summary>Folder of relative paths in what the engine says.</summary>
    public string BaseFolder { get; init; } = "/";

    public required IReadOnlyList<InputOptions> Inputs { get; init; }
}
