namespace Monitoring.Contracts.Measurements;

/// <summary>The words that stand for a <see cref="VerdictState"/> in JSON documents and exports.</summary>
public static class VerdictWords
{
    private static readonly string[] Words = ["notMeasured", "notApplicable", "ok", "fault", "pending", "suspended", "invalid"];

    /// <summary>All words, indexed by the state's value.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary>The word of a state.</summary>
    public static string ToWord(this VerdictState state) => Words[(int)state];

    /// <summary>Whether a value goes with this state.</summary>
    public static bool HasValue(this VerdictState state) => state is VerdictState.Ok or VerdictState.Fault;
}
