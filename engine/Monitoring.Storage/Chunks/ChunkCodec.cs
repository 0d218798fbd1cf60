using Monitoring.Contracts.Measurements;

namespace Monitoring.Storage.Chunks;

/// <summary>
/// Packs the seconds of a window into bytes and back.
/// <code>
/// data   = states values
/// states = varint(count of runs) { varint(length &lt;&lt; 3 | state) }   0-6 a VerdictState, 7 "no data", left out at the end
/// values = one per second whose state carries one, by the row's codec:
///          0-6 (decimal scale): zig-zag LEB128 of the difference to the value before, the first to 0;
///                               a run of equal values is varint(0) varint(length)
///          255: Gorilla, see GorillaCodec
/// </code>
/// </summary>
internal static class ChunkCodec
{
    /// <summary>Appends the packed window to a buffer.</summary>
    public static ChunkSummary Encode(WindowPoints points, ChunkBuffer target)
    {
        WriteStates(points, target);
        Span<long> values = stackalloc long[WindowPoints.Slots];
        byte codec = ChooseCodec(points, values, out int count);
        values = values[..count];
        if (codec == WindowPoints.DoubleBits)
        {
            GorillaCodec.Encode(values, target);
        }
        else
        {
            WriteDecimals(values, target);
        }

        return Summarise(points, codec);
    }

    /// <summary>
    /// Unpacks into empty points. Bytes that no encoder wrote give Malformed, never an exception; the points are void then.
    /// </summary>
    public static ChunkStatus Decode(ReadOnlySpan<byte> data, byte codec, WindowPoints points)
    {
        points.Clear();
        Span<byte> states = stackalloc byte[WindowPoints.Slots];
        if (codec is > IngestLimits.Scale10 and not WindowPoints.DoubleBits || !TryReadStates(ref data, states, out int valued))
        {
            return ChunkStatus.Malformed;
        }

        Span<long> values = stackalloc long[WindowPoints.Slots];
        values = values[..valued];
        bool read = codec == WindowPoints.DoubleBits ? GorillaCodec.TryDecode(data, values) : TryReadDecimals(data, values);
        if (!read)
        {
            return ChunkStatus.Malformed;
        }

        int next = 0;
        for (int slot = 0; slot < states.Length; slot++)
        {
            if (states[slot] != WindowPoints.Absent)
            {
                var state = (VerdictState)states[slot];
                bool hasValue = state.HasValue();
                points.TrySet(slot, state, hasValue ? values[next++] : 0, codec);
            }
        }

        return ChunkStatus.Complete;
    }

    /// <summary>The smallest scale at which every value is whole; doubles when a common scale would leave the exact range.</summary>
    private static byte ChooseCodec(WindowPoints points, Span<long> values, out int count)
    {
        byte scale = 0;
        count = 0;
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            scale = points.HasValue(slot) ? Math.Max(scale, points.Scale(slot)) : scale;
        }

        bool isDecimal = scale != WindowPoints.DoubleBits;
        for (int slot = 0; slot < WindowPoints.Slots && isDecimal; slot++)
        {
            if (points.HasValue(slot))
            {
                isDecimal = DecimalScale.TryRescale(points.Raw(slot), points.Scale(slot), scale, out values[count]);
                count++;
            }
        }

        if (isDecimal)
        {
            return Reduce(values[..count], scale);
        }

        count = 0;
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            if (points.HasValue(slot))
            {
                values[count++] = BitConverter.DoubleToInt64Bits(points.Value(slot));
            }
        }

        return WindowPoints.DoubleBits;
    }

    private static byte Reduce(Span<long> values, byte scale)
    {
        while (scale > 0 && AllEndInZero(values))
        {
            foreach (ref long value in values)
            {
                value /= 10;
            }

            scale--;
        }

        return scale;
    }

    private static bool AllEndInZero(ReadOnlySpan<long> values)
    {
        foreach (long value in values)
        {
            if (value % 10 != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteStates(WindowPoints points, ChunkBuffer target)
    {
        ReadOnlySpan<byte> states = points.States.TrimEnd(WindowPoints.Absent);
        int runs = 0;
        for (int i = 0; i < states.Length; i++)
        {
            runs += i == 0 || states[i] != states[i - 1] ? 1 : 0;
        }

        target.WriteVarint((ulong)runs);
        while (states.Length > 0)
        {
            int length = states.IndexOfAnyExcept(states[0]);
            length = length < 0 ? states.Length : length;
            target.WriteVarint(((ulong)length << 3) | states[0]);
            states = states[length..];
        }
    }

    private static bool TryReadStates(ref ReadOnlySpan<byte> data, scoped Span<byte> states, out int valued)
    {
        states.Fill(WindowPoints.Absent);
        valued = 0;
        if (!Varint.TryRead(ref data, out ulong runs) || runs > WindowPoints.Slots)
        {
            return false;
        }

        int slot = 0;
        for (ulong run = 0; run < runs; run++)
        {
            if (!Varint.TryRead(ref data, out ulong word) || word >> 3 is 0 || word >> 3 > (ulong)(states.Length - slot))
            {
                return false;
            }

            byte state = (byte)(word & 7);
            int length = (int)(word >> 3);
            states.Slice(slot, length).Fill(state);
            slot += length;
            if (state != WindowPoints.Absent && ((VerdictState)state).HasValue())
            {
                valued += length;
            }
        }

        return true;
    }

    private static void WriteDecimals(ReadOnlySpan<long> values, ChunkBuffer target)
    {
        long previous = 0;
        int same = 0;
        foreach (long value in values)
        {
            if (value == previous)
            {
                same++;
                continue;
            }

            FlushRun(target, ref same);
            target.WriteVarint(Varint.ZigZag(value - previous));
            previous = value;
        }

        FlushRun(target, ref same);
    }

    private static void FlushRun(ChunkBuffer target, ref int same)
    {
        if (same > 0)
        {
            target.WriteByte(0);
            target.WriteVarint((ulong)same);
            same = 0;
        }
    }

    private static bool TryReadDecimals(ReadOnlySpan<byte> data, Span<long> values)
    {
        long previous = 0;
        int i = 0;
        while (i < values.Length)
        {
            if (!Varint.TryRead(ref data, out ulong word))
            {
                return false;
            }

            if (word != 0)
            {
                previous = unchecked(previous + Varint.UnZigZag(word));
                values[i++] = previous;
                continue;
            }

            if (!Varint.TryRead(ref data, out ulong run) || run is 0 || run > (ulong)(values.Length - i))
            {
                return false;
            }

            values.Slice(i, (int)run).Fill(previous);
            i += (int)run;
        }

        return data.IsEmpty;
    }

    private static ChunkSummary Summarise(WindowPoints points, byte codec)
    {
        byte states = 0;
        int nulls = 0;
        double? min = null, max = null, sum = null, last = null;
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            byte state = points.States[slot];
            if (state == WindowPoints.Absent)
            {
                continue;
            }

            states |= (byte)(1 << state);
            if (!points.HasValue(slot))
            {
                nulls++;
                continue;
            }

            double value = points.Value(slot);
            min = min is double a ? Math.Min(a, value) : value;
            max = max is double b ? Math.Max(b, value) : value;
            sum = (sum ?? 0) + value;
            last = value;
        }

        return new ChunkSummary(points.Count, codec, states, nulls, min, max, sum, last);
    }
}
