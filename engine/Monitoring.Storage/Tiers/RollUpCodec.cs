using System.Runtime.InteropServices;
using Monitoring.Storage.Chunks;

namespace Monitoring.Storage.Tiers;

/// <summary>
/// The minutes of an hour packed: nine columns, one after the other, as one Gorilla sequence; a column that hardly changes costs a bit
/// a minute. Pure functions; what no encoder wrote is an answer, not an exception.
/// <code>
/// columns = minute of the hour, known, unknown, fault, states, min, max, sum, last; numbers as they are, values as their bits
/// </code>
/// </summary>
internal static class RollUpCodec
{
    private const int Columns = 9;
    private const int MostMinutes = 60;

    public static byte[] Encode(IReadOnlyList<RollUp> minutes, long hour, ChunkBuffer buffer)
    {
        int n = minutes.Count;
        long[] words = new long[n * Columns];
        for (int i = 0; i < n; i++)
        {
            RollUp minute = minutes[i];
            words[i] = (minute.StartUnixSeconds - hour) / (int)RollUpTier.Minute;
            words[n + i] = minute.KnownSeconds;
            words[(2 * n) + i] = minute.UnknownSeconds;
            words[(3 * n) + i] = minute.FaultSeconds;
            words[(4 * n) + i] = minute.States;
            words[(5 * n) + i] = BitConverter.DoubleToInt64Bits(minute.Min);
            words[(6 * n) + i] = BitConverter.DoubleToInt64Bits(minute.Max);
            words[(7 * n) + i] = BitConverter.DoubleToInt64Bits(minute.Sum);
            words[(8 * n) + i] = BitConverter.DoubleToInt64Bits(minute.Last);
        }

        buffer.Clear();
        GorillaCodec.Encode(words, buffer);
        return buffer.Written.ToArray();
    }

    /// <summary>Unpacks so many minutes.</summary>
    public static ChunkStatus Decode(ReadOnlySpan<byte> data, int n, long hour, List<RollUp> minutes)
    {
        if (n is < 1 or > MostMinutes)
        {
            return ChunkStatus.Malformed;
        }

        Span<long> words = stackalloc long[n * Columns];
        if (!GorillaCodec.TryDecode(data, words))
        {
            return ChunkStatus.Malformed;
        }

        Span<double> values = MemoryMarshal.Cast<long, double>(words);
        for (int i = 0; i < n; i++)
        {
            if (words[i] is < 0 or >= MostMinutes)
            {
                return ChunkStatus.Malformed;
            }

            minutes.Add(new RollUp(
                hour + (words[i] * (int)RollUpTier.Minute), (int)words[n + i], (int)words[(2 * n) + i], (int)words[(3 * n) + i],
                (byte)words[(4 * n) + i], values[(5 * n) + i], values[(6 * n) + i], values[(7 * n) + i], values[(8 * n) + i]));
        }

        return ChunkStatus.Complete;
    }
}
