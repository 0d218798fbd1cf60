namespace Monitoring.Load.Checking;

/// <summary>What a store was found to contain, against the account of a load. All figures are samples: seconds of one series.</summary>
internal sealed record Findings
{
    /// <summary>Acknowledged: had to be there.</summary>
    public long Expected { get; set; }

    /// <summary>Of those, not there.</summary>
    public long Missing { get; set; }

    /// <summary>There with another state or value.</summary>
    public long Different { get; set; }

    /// <summary>There although they were never sent.</summary>
    public long Extra { get; set; }

    /// <summary>There, and right, of batches that went out and whose acknowledgement never came.</summary>
    public long InDoubt { get; set; }

    /// <summary>The first thing that is wrong, in one line.</summary>
    public string? First { get; set; }

    /// <summary>The store holds what it must and nothing else.</summary>
    public bool IsRight => Expected > 0 && Missing + Different + Extra == 0;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Expected} samples expected, {Missing} missing, {Different} different, {Extra} extra, {InDoubt} in doubt and there")
        + (First is null ? string.Empty : $"; first: {First}");
}
