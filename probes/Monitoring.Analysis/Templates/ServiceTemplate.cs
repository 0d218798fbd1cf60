namespace Monitoring.Analysis.Templates;

/// <summary>One service the stream should have. What is null is not compared.</summary>
public sealed record ServiceTemplate
{
    public required int ServiceId { get; set; }

    public string? Name { get; set; }

    public string? Provider { get; set; }

    /// <summary>service_type.</summary>
    public int? Type { get; set; }

    /// <summary>free_CA_mode.</summary>
    public bool? FreeCa { get; set; }

    public int? PmtPid { get; set; }

    public int? PcrPid { get; set; }

    /// <summary>false where it may be absent.</summary>
    public bool Required { get; set; } = true;

    public BitrateBand? Bitrate { get; set; }

    /// <summary>Its elementary streams; without any they are not compared.</summary>
    public IReadOnlyList<ComponentTemplate> Components { get; set; } = [];
}
