namespace Monitoring.Storage;

/// <summary>One version of what a probe is to run, without its content.</summary>
/// <param name="Probe">The probe.</param>
/// <param name="Version">Counts from 1 for each probe.</param>
/// <param name="Sha256">Hash of the content, lower-case hex.</param>
/// <param name="At">When it was put in, UTC.</param>
/// <param name="Actor">Who put it in.</param>
/// <param name="Comment">Why; may be empty.</param>
public sealed record ConfigurationVersion(string Probe, int Version, string Sha256, DateTimeOffset At, string Actor, string Comment);
