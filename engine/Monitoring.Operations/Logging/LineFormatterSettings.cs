namespace Monitoring.Operations.Logging;

/// <summary>How <see cref="LineFormatter"/> writes.</summary>
/// <param name="Format">For people or for programs.</param>
/// <param name="WithPriorities">Whether each line begins with <c>&lt;N&gt;</c>, the priority that the journal takes off (sd-daemon(3)).</param>
/// <param name="Time">The clock.</param>
public sealed record LineFormatterSettings(LogFormat Format, bool WithPriorities, TimeProvider Time);
