namespace Monitoring.Contracts.Wording;

/// <summary>Units of the values of evidence, as they are written in a sentence and sent. A word keeps its meaning.</summary>
public static class ValueUnit
{
    /// <summary>A number without unit, or a text as it was met.</summary>
    public const string None = "";

    /// <summary>A number usually written in hexadecimal, of two digits at least.</summary>
    public const string Hexadecimal = "hex";

    /// <summary>The id of a sentence without places, which is a word of its language.</summary>
    public const string Word = "word";

    /// <summary>Nanoseconds; written in the unit that suits.</summary>
    public const string Nanosecond = "ns";

    /// <summary>Bytes.</summary>
    public const string Byte = "B";

    /// <summary>Hundredths.</summary>
    public const string Percent = "%";

    /// <summary>Millionths.</summary>
    public const string PartPerMillion = "ppm";

    /// <summary>Transport packets in a second.</summary>
    public const string PacketPerSecond = "packets/s";

    /// <summary>Bits in a second.</summary>
    public const string BitPerSecond = "bit/s";

    /// <summary>A moment, in milliseconds since 1970 UTC; shown in the time of the reader.</summary>
    public const string Moment = "unixms";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [None, Hexadecimal, Word, Nanosecond, Byte, Percent, PartPerMillion, PacketPerSecond, BitPerSecond, Moment];
}
