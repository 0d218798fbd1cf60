namespace Monitoring.Engine.Ingest;

/// <summary>Decides whether a caller may speak for a probe. A token is bound to one probe's name.</summary>
public interface IProbeAuthenticator
{
    /// <summary>Judges a call.</summary>
    /// <param name="token">The bearer token; null when the call carries none.</param>
    /// <param name="probe">The probe the batch says it comes from.</param>
    ProbeAccess Judge(string? token, string probe);

    /// <summary>Whether a call is worth reading at all; false lets the endpoint answer 401 before it takes the body.</summary>
    bool MayBeKnown(string? token);
}
