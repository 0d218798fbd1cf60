namespace Monitoring.Analysis.Templates;

/// <summary>One elementary stream a service should have. What is null is not compared.</summary>
public sealed record ComponentTemplate
{
    /// <summary>Its PID; null where any will do, and the first of the stream type and language is meant.</summary>
    public int? Pid { get; set; }

    public required int StreamType { get; set; }

    public string? Codec { get; set; }

    public string? Language { get; set; }

    /// <summary>false where it may be absent.</summary>
    public bool Required { get; set; } = true;

    /// <summary>true or false for what it has to be; null for either.</summary>
    public bool? Scrambled { get; set; }

    public BitrateBand? Bitrate { get; set; }
}
