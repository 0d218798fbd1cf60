using System.Globalization;
using Monitoring.Testing;

namespace Monitoring.Fuzz;

/// <summary>Entries of a Go fuzzing corpus: a line <c>go test fuzz v1</c>, then one <c>[]byte("…")</c> with the escapes of Go.</summary>
public static class GoCorpus
{
    private const string Opening = "[]byte(\"";
    private const string Closing = "\")";

    /// <summary>All entries that are there; none where the captures are absent.</summary>
    public static IEnumerable<byte[]> Read()
    {
        string folder = Path.Combine(Captures.Folder, Captures.FuzzFolder);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(IsBytes).Select(Parse)
            : [];
    }

    /// <summary>The bytes of one literal.</summary>
    public static byte[] Parse(string literal)
    {
        string text = literal[Opening.Length..^Closing.Length];
        List<byte> bytes = [];
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                bytes.AddRange(System.Text.Encoding.UTF8.GetBytes(text, at, 1));
                continue;
            }

            at++;
            switch (text[at])
            {
                case 'x':
                    bytes.Add(byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    at += 2;
                    break;
                case 'u':
                    int codePoint = int.Parse(text.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                    bytes.AddRange(System.Text.Encoding.UTF8.GetBytes(char.ConvertFromUtf32(codePoint)));
                    at += 4;
                    break;
                default:
                    bytes.Add(Escaped(text[at]));
                    break;
            }
        }

        return [.. bytes];
    }

    private static bool IsBytes(string line) =>
        line.StartsWith(Opening, StringComparison.Ordinal) && line.EndsWith(Closing, StringComparison.Ordinal);

    private static byte Escaped(char letter) => letter switch
    {
        'a' => 0x07,
        'b' => 0x08,
        'f' => 0x0C,
        'n' => 0x0A,
        'r' => 0x0D,
        't' => 0x09,
        'v' => 0x0B,
        _ => (byte)letter,
    };
}
