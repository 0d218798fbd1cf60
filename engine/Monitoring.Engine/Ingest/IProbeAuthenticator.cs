namespace Monitoring.Engine.Ingest;

/// <summary>Finds out which probe a call at the door of the probes comes from.</summary>
public interface IProbeAuthenticator
{
    /// <summary>Judges what a call shows, before anything of its body is read.</summary>
    ProbeCaller Identify(HttpContext context);
}
