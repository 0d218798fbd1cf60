using Google.Protobuf;

using Monitoring.Contracts.Configuration;
using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Provisioning;

/// <summary>Which configuration of the engine runs, and which was refused: told with every batch.</summary>
internal sealed class RunningVersion
{
    /// <summary>Longest reason that is told; the log has every line.</summary>
    private const int LongestReason = 1_000;

    private volatile RunningConfiguration _told = new();

    /// <summary>What is told; replaced and never changed.</summary>
    public RunningConfiguration Told => _told;

    /// <summary>A version runs from now on.</summary>
    public void Runs(ProbeConfiguration configuration) => _told = new RunningConfiguration
    {
        Version = (uint)configuration.Version,
        Sha256 = ByteString.CopyFrom(Convert.FromHexString(configuration.Sha256)),
    };

    /// <summary>A version was not taken; what ran before goes on.</summary>
    public void Refused(int version, string reason) => _told = new RunningConfiguration(_told)
    {
        RefusedVersion = (uint)version,
        Refused = reason.Length > LongestReason ? reason[..LongestReason] + "…" : reason,
    };
}
