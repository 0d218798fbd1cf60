using Monitoring.Analysis;
using Monitoring.Analysis.Dtmb;
using Monitoring.Analysis.Templates;
using Monitoring.Contracts.Identity;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Configuration;

/// <summary>One stream to watch.</summary>
public sealed record InputOptions
{
    public const int MaxInputs = 1000;
    public const int MaxServices = 512;
    public const double DefaultPidTimeoutSeconds = 5;

    /// <summary>The second part of the entity path.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people.</summary>
    public required string Name { get; init; }

    public required Medium Medium { get; init; }

    /// <summary>Operator of the distribution network; empty where there is none.</summary>
    public required string Carrier { get; init; }

    public required AnalysisProfile Profile { get; init; }

    /// <summary>What the plan says of a DTMB modulator behind the stream; null where it has none.</summary>
    public DtmbPlan? Dtmb { get; init; }

    /// <summary>Character table of texts that select none, where it is not that of the profile.</summary>
    public CharacterTable? TextDefault { get; init; }

    /// <summary>What the stream should hold; null where nothing is asked of it.</summary>
    public StreamTemplate? Template { get; init; }

    public required StreamSource Source { get; init; }

    /// <summary>Longest silence of a picture or sound PID that is not a fault, check 1.6.</summary>
    public required TimeSpan PidTimeout { get; init; }

    /// <summary>Services that must be there, judged even if the stream never names them.</summary>
    public required IReadOnlyList<ExpectedService> Services { get; init; }

    /// <summary>Of all that the settings say of it, with template and profile: an input of the same one is as it was.</summary>
    public string Fingerprint { get; init; } = string.Empty;
}
