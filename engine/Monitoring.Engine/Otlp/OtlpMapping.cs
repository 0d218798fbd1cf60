using Monitoring.Contracts.Identity;

namespace Monitoring.Engine.Otlp;

/// <summary>Which entity a resource is, and which series a metric; what no rule says is said by the last rules, which are always there.</summary>
/// <param name="Entities">Rules for resources, the first that fits counts.</param>
/// <param name="Metrics">Rules for metrics, the first that fits counts.</param>
public sealed record OtlpMapping(IReadOnlyList<OtlpEntityRule> Entities, IReadOnlyList<OtlpMetricRule> Metrics)
{
    private const string Service = "service.name";
    private const string Instance = "service.instance.id";

    /// <summary>Without a file: a source is <c>service.name</c>, or <c>service.name/service.instance.id</c> where it tells one.</summary>
    public static OtlpMapping Default { get; } = new([], []);

    private static IReadOnlyList<OtlpEntityRule> Last { get; } =
    [
        new(new Dictionary<string, string> { [Service] = "*", [Instance] = "*" }, $"{{{Service}}}/{{{Instance}}}"),
        new(new Dictionary<string, string> { [Service] = "*" }, $"{{{Service}}}"),
        new(new Dictionary<string, string>(), "otlp"),
    ];

    /// <summary>The entity of a resource; a line where it has none.</summary>
    public string? EntityOf(IReadOnlyDictionary<string, string> resource, out EntityId entity)
    {
        entity = default;
        foreach (OtlpEntityRule rule in Entities.Concat(Last).Where(r => r.Fits(resource)))
        {
            return rule.TryName(resource, out entity) ? null : $"the entity '{rule.Entity}' of a resource is no probe, probe/input or probe/input/serviceId";
        }

        return "no rule fits a resource";
    }

    /// <summary>The rule for a metric; null where it is kept under its own name.</summary>
    public OtlpMetricRule? RuleOf(string metric) => Metrics.FirstOrDefault(r => OtlpEntityRule.Fits(r.Metric, metric));
}
