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

    public required IReadOnlyList<InputOptions> Inputs { get; init; }
}
