using System.Globalization;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Alerting;

/// <summary>What all occurrences of one alarm share: the entity and the indicator, written <c>probe/input/12#1040</c>.</summary>
public readonly record struct AlarmKey(EntityId Entity, IndicatorId Indicator)
{
    /// <summary>Longest text that can be a key, in characters.</summary>
    public const int MaxLength = EntityId.MaxLength + 1 + 5;

    /// <summary>Reads a key; false for text that is not one.</summary>
    public static bool TryParse(string? text, out AlarmKey key)
    {
        key = default;
        int hash = text is null || text.Length > MaxLength ? -1 : text.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0
            || !EntityId.TryParse(text![..hash], out EntityId entity)
            || !ushort.TryParse(text.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort indicator))
        {
            return false;
        }

        key = new AlarmKey(entity, new IndicatorId(indicator));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Entity.Path}#{Indicator.Value}");
}
