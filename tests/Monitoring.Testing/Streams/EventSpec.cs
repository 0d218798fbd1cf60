namespace Monitoring.Testing.Streams;

/// <summary>One event of an EIT to be written.</summary>
/// <param name="EventId">event_id.</param>
/// <param name="Start">start_time; null writes it as undefined.</param>
/// <param name="Duration">duration; null writes it as undefined.</param>
/// <param name="Name">event_name.</param>
/// <param name="Table">How the name is written.</param>
/// <param name="Language">ISO_639_language_code.</param>
/// <param name="RunningStatus">running_status.</param>
/// <param name="FreeCaMode">free_CA_mode.</param>
public sealed record EventSpec(
    ushort EventId,
    DateTime? Start,
    TimeSpan? Duration,
    string Name,
    TextTable Table = TextTable.Default,
    string Language = "chi",
    byte RunningStatus = 0,
    bool FreeCaMode = false);
