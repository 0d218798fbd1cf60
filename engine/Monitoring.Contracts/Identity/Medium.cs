namespace Monitoring.Contracts.Identity;

/// <summary>The medium that carries a service to its audience. Persisted by its wire word.</summary>
public enum Medium
{
    /// <summary>Not stated by the configuration.</summary>
    Unspecified = 0,

    /// <summary>Terrestrial television, GB 20600.</summary>
    Dtmb = 1,

    /// <summary>Digital radio, ETSI EN 300 401.</summary>
    Dab = 2,

    /// <summary>IPTV of a licensed carrier.</summary>
    Iptv = 3,

    /// <summary>Internet audio and video.</summary>
    Internet = 4,
}
