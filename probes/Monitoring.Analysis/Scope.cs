using System.Globalization;

namespace Monitoring.Analysis;

/// <summary>What a measurement or a condition is about: the stream as a whole, or one service of it.</summary>
public readonly record struct Scope
{
    private readonly int _serviceIdPlusOne;

    private Scope(int serviceIdPlusOne) => _serviceIdPlusOne = serviceIdPlusOne;

    public static Scope Stream => default;

    /// <summary>The service; null for the stream.</summary>
    public ushort? ServiceId => _serviceIdPlusOne == 0 ? null : (ushort)(_serviceIdPlusOne - 1);

    public static Scope Service(ushort id) => new(id + 1);

    public override string ToString() => ServiceId?.ToString(CultureInfo.InvariantCulture) ?? "stream";
}
