namespace Monitoring.Probe.Configuration;

/// <summary>Which tables a stream is expected to carry.</summary>
public enum StreamProfile
{
    /// <summary>Broadcast: PSI and SI.</summary>
    Dvb,

    /// <summary>Network distribution: PSI only.</summary>
    Iptv,

    /// <summary>Segments of internet distribution: PSI only.</summary>
    Hls,
}
