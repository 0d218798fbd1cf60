namespace Monitoring.Analysis.Tr101290;

/// <summary>What a sign of life ended.</summary>
internal enum AbsenceEnd
{
    /// <summary>Nothing: it came in time.</summary>
    None,

    /// <summary>An absence beyond the limit that nobody had looked at yet.</summary>
    Late,

    /// <summary>An absence that had been raised.</summary>
    Raised,
}
