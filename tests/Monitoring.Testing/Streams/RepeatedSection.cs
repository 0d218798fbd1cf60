namespace Monitoring.Testing.Streams;

/// <summary>A section that a <see cref="MultiplexBuilder"/> sends again and again.</summary>
/// <param name="Pid">The PID it goes out on.</param>
/// <param name="Section">Its bytes.</param>
/// <param name="PeriodMilliseconds">Time from one to the next.</param>
/// <param name="FirstMilliseconds">Time of the first.</param>
public sealed record RepeatedSection(ushort Pid, byte[] Section, long PeriodMilliseconds, long FirstMilliseconds = 0);
