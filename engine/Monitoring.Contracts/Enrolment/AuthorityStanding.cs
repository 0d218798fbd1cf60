namespace Monitoring.Contracts.Enrolment;

/// <summary>What is to be known of the authority that signed a certificate.</summary>
/// <param name="EndsAt">When it ends, and with it all it signed, UTC.</param>
/// <param name="Replaced">Whether another follows it: the probe should change over by itself.</param>
/// <param name="Severity">Class of the alarm that it ends soon; null where it does not.</param>
/// <param name="Command">What to run on the engine's machine; null where nothing is to be done.</param>
public sealed record AuthorityStanding(DateTimeOffset EndsAt, bool Replaced, int? Severity, string? Command);
