namespace Monitoring.Fuzz.Regressions;

/// <summary>Inputs that a target once failed on, with the reason; they stay.</summary>
public static class FoundInputs
{
    public static IEnumerable<object[]> All() =>
    [
        ["DescriptorTarget", "the last descriptor of a live ingest counts one byte more than its loop", "482401034D6973040456696465"],
    ];
}
