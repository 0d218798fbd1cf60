using System.Globalization;

namespace Monitoring.Storage;

/// <summary>The store's own number of a series: one indicator of one entity, or of one part of it. Never reused.</summary>
/// <param name="Value">1 to 2^28 - 1.</param>
public readonly record struct SeriesId(int Value)
{
    /// <summary>Series numbers take 28 bits of a chunk's key.</summary>
    public const int Max = (1 << 28) - 1;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
