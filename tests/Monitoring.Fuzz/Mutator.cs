namespace Monitoring.Fuzz;

/// <summary>Changes bytes the way links and hostile senders do. The same seed gives the same inputs on every machine.</summary>
public sealed class Mutator(int seed)
{
    private const int MostChanges = 6;
    private const int LongestInput = 16 * 1024;

    private static readonly byte[] TellingValues = [0x00, 0x01, 0x10, 0x47, 0x7F, 0x80, 0x8A, 0xB0, 0xF0, 0xFE, 0xFF];

    private readonly Random _random = new(seed);

    /// <summary>The next input made of <paramref name="seeds"/>.</summary>
    public byte[] Next(IReadOnlyList<byte[]> seeds)
    {
        List<byte> bytes = [.. Pick(seeds)];
        int changes = _random.Next(MostChanges + 1);
        for (int change = 0; change < changes; change++)
        {
            Change(bytes, Pick(seeds));
        }

        return [.. bytes.Take(LongestInput)];
    }

    private byte[] Pick(IReadOnlyList<byte[]> seeds) => seeds[_random.Next(seeds.Count)];

    private void Change(List<byte> bytes, byte[] other)
    {
        int at = _random.Next(bytes.Count + 1);
        int length = _random.Next(1, 200);
        int there = Math.Min(length, bytes.Count - at);
        switch (_random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = TellingValues[_random.Next(TellingValues.Length)];
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 3:
                bytes.RemoveRange(at, there);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, there));
                break;
            case 5:
                bytes.InsertRange(at, other.Skip(_random.Next(other.Length + 1)).Take(length));
                break;
            case 6:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                byte[] noise = new byte[_random.Next(16)];
                _random.NextBytes(noise);
                bytes.InsertRange(at, noise);
                break;
        }
    }
}
