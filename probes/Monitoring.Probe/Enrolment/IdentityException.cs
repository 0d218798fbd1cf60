namespace Monitoring.Probe.Enrolment;

/// <summary>What proves the probe cannot be had or used; the message is one line that says why and what to do.</summary>
public sealed class IdentityException(string message) : Exception(message);
