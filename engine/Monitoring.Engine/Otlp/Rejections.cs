using System.Globalization;

namespace Monitoring.Engine.Otlp;

/// <summary>The points of a request that are not kept, by reason.</summary>
internal sealed class Rejections
{
    private const int MostReasons = 10;

    private readonly Dictionary<string, int> _reasons = new(StringComparer.Ordinal);
    private int _others;

    /// <summary>How many points.</summary>
    public int Count => _reasons.Values.Sum() + _others;

    public void Add(int points, string reason)
    {
        if (points <= 0)
        {
            return;
        }

        if (_reasons.ContainsKey(reason) || _reasons.Count < MostReasons)
        {
            _reasons[reason] = _reasons.GetValueOrDefault(reason) + points;
        }
        else
        {
            _others += points;
        }
    }

    /// <summary>One line for the one who sent them; empty where there are none.</summary>
    public override string ToString() => string.Join(
        "; ",
        _reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Value} not kept: {r.Key}"))
            .Concat(_others > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{_others} not kept for other reasons")] : []));
}
