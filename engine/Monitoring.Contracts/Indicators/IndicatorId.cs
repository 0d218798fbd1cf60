using System.Globalization;

namespace Monitoring.Contracts.Indicators;

/// <summary>The number of an indicator in the <see cref="Catalogue"/>. Persisted; a number is never given to another meaning.</summary>
/// <param name="Value">1 to 65535.</param>
public readonly record struct IndicatorId(ushort Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
