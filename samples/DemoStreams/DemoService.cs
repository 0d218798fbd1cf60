namespace DemoStreams;

/// <summary>One service of a played stream.</summary>
internal sealed record DemoService(int Id, string Name);
