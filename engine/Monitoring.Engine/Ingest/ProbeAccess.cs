namespace Monitoring.Engine.Ingest;

/// <summary>The answer of an <see cref="IProbeAuthenticator"/>.</summary>
public enum ProbeAccess
{
    /// <summary>Go on.</summary>
    Allowed = 1,

    /// <summary>No token, or one nobody knows: 401.</summary>
    Unknown = 2,

    /// <summary>A valid token, of another probe: 403.</summary>
    OtherProbe = 3,
}
