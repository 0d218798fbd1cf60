using System.Globalization;
using Monitoring.Analysis.Tables;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Probe.Tables;

/// <summary>Reads what people write to name PIDs and tables.</summary>
internal static class TableSelectionReader
{
    /// <summary>A PID in decimal or, after 0x, in hexadecimal; null for what is none.</summary>
    public static Pid? Pid(string word) => Number(word, Streams.TransportStream.Pid.Count - 1) is { } pid ? new Pid((ushort)pid) : null;

    /// <summary>The values of table_id that a number or the name of a table stands for: EIT for all of its kinds; none for what is none.</summary>
    public static IReadOnlyList<byte> TableIds(string word)
    {
        if (Number(word, byte.MaxValue) is { } tableId)
        {
            return [(byte)tableId];
        }

        return [.. Enumerable.Range(0, 256).Select(id => (byte)id).Where(id => TableNames.Of(id) is { } name && IsNamed(name, word))];
    }

    private static bool IsNamed(string name, string word) =>
        name.Equals(word, StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && word.Length > 0 && name[word.Length] == ' ');

    private static int? Number(string word, int greatest)
    {
        bool isHex = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool isNumber = int.TryParse(
            isHex ? word.AsSpan(2) : word, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture,
            out int number);
        return isNumber && number >= 0 && number <= greatest ? number : null;
    }
}
