namespace Monitoring.Load.Sending;

/// <summary>Where to and how.</summary>
/// <param name="Engine">Address of the ingest.</param>
/// <param name="IsRealTime">A window goes out when its second is over; otherwise all as fast as they are taken.</param>
/// <param name="IsCompressed">Bodies are compressed, as probes do over a network.</param>
/// <param name="GivesUpAfter">How long one batch is tried while nobody takes it.</param>
/// <param name="Pause">What a probe waits before each batch where it is not sent in real time.</param>
internal sealed record SendOptions(Uri Engine, bool IsRealTime, bool IsCompressed, TimeSpan GivesUpAfter, TimeSpan Pause = default);
