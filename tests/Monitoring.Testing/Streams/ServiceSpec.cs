namespace Monitoring.Testing.Streams;

/// <summary>One service of an SDT to be written.</summary>
/// <param name="ServiceId">service_id.</param>
/// <param name="Name">service_name.</param>
/// <param name="Provider">service_provider_name.</param>
/// <param name="Table">How both names are written.</param>
/// <param name="ServiceType">service_type.</param>
/// <param name="RunningStatus">running_status.</param>
/// <param name="FreeCaMode">free_CA_mode.</param>
/// <param name="HasPresentFollowing">EIT_present_following_flag.</param>
/// <param name="HasSchedule">EIT_schedule_flag.</param>
public sealed record ServiceSpec(
    ushort ServiceId,
    string Name,
    string Provider = "",
    TextTable Table = TextTable.Default,
    byte ServiceType = 1,
    byte RunningStatus = 4,
    bool FreeCaMode = false,
    bool HasPresentFollowing = true,
    bool HasSchedule = false);
