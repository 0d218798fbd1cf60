using System.Globalization;

namespace Monitoring.Streams.TransportStream;

/// <summary>PID, 13 bits, uimsbf, ISO/IEC 13818-1 §2.4.3.3.</summary>
/// <param name="Value">0 to 8191.</param>
public readonly record struct Pid(ushort Value)
{
    /// <summary>How many PIDs there are; the length of a table indexed by PID.</summary>
    public const int Count = 8192;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
