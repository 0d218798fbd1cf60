using Monitoring.Contracts.Wording;

namespace Monitoring.Alerting.Signals;

/// <summary>What explains a condition, cut to what an alarm may carry.</summary>
public sealed record Evidence
{
    /// <summary>Reason of a clear that means: a cause above took over, forget it.</summary>
    public const string SuspendedReason = "suspended";

    private const int MaxReason = 64;
    private const int MaxText = 500;
    private const int MaxPids = 32;

    public Evidence(string reason, string attribution, Explanation why, IEnumerable<int> pids)
    {
        Reason = Cut(reason, MaxReason);
        Attribution = attribution;
        Text = Cut(why.Text, MaxText);
        Statements = why.Statements.Count == 0 ? null : why.Statements;
        Pids = [.. pids.Take(MaxPids)];
    }

    /// <summary>Nothing beyond the indicator itself.</summary>
    public static Evidence None { get; } = new(string.Empty, "unknown", Explanation.None, []);

    /// <summary>The cause inside the indicator.</summary>
    public string Reason { get; }

    /// <summary>source, network, probe or unknown.</summary>
    public string Attribution { get; }

    /// <summary>One line in English.</summary>
    public string Text { get; }

    /// <summary>The same for every language; null where only the text is known.</summary>
    public IReadOnlyList<Statement>? Statements { get; }

    /// <summary>The PIDs concerned.</summary>
    public IReadOnlyList<int> Pids { get; }

    /// <summary>Whether it says the same as another.</summary>
    public bool Says(Evidence other) =>
        Reason == other.Reason && Attribution == other.Attribution && Text == other.Text && Pids.SequenceEqual(other.Pids);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
