namespace Monitoring.Probe.Configuration;

/// <summary>A service the plan lists for an input.</summary>
/// <param name="Id"><c>service_id</c>, equal to <c>program_number</c>.</param>
/// <param name="Name">The name for people, used until the stream gives its own.</param>
public sealed record ExpectedServiceOptions(ushort Id, string Name);
