namespace Monitoring.Storage;

/// <summary>What the registry said of an object for some time.</summary>
/// <param name="Kind">Its kind's word.</param>
/// <param name="Id">Its id.</param>
/// <param name="Revision">The revision that began it.</param>
/// <param name="From">From when, UTC.</param>
/// <param name="To">Until when, excluded; null while it holds.</param>
/// <param name="Body">What it was.</param>
public sealed record RegistryVersion(string Kind, string Id, long Revision, DateTimeOffset From, DateTimeOffset? To, string Body);
