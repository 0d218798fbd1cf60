using Monitoring.Contracts.Measurements;

namespace Monitoring.Storage.Chunks;

/// <summary>
/// The seconds of one series in one window while they still arrive: a byte log of about two bytes a second, in order of arrival.
/// <code>
/// entry = varint(zig-zag(slot - slot before - 1) &lt;&lt; 4 | scale changed &lt;&lt; 3 | state)
///         [scale] [zig-zag varint(value - value before)]
/// </code>
/// A second that is there already is refused: the first to arrive wins.
/// </summary>
internal sealed class HeadChunk
{
    private byte[] _log = new byte[32];
    private int _length;
    private int _slot = -1;
    private long _value;
    private byte _scale;
    private Present _present;

    /// <summary>Takes a second; false when it is there already.</summary>
    public bool TryAppend(int slot, VerdictState state, long value, byte scale)
    {
        ref ulong word = ref _present[slot / 64];
        ulong bit = 1UL << (slot % 64);
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        if (_log.Length - _length < 3 + Varint.MaxBytes)
        {
            Array.Resize(ref _log, _log.Length * 2);
        }

        bool hasValue = state.HasValue();
        bool scaleChanged = hasValue && scale != _scale;
        ulong head = (Varint.ZigZag(slot - _slot - 1) << 4) | (scaleChanged ? 8u : 0u) | (byte)state;
        _length += Varint.Write(_log.AsSpan(_length), head);
        if (scaleChanged)
        {
            _log[_length++] = scale;
            _scale = scale;
        }

        if (hasValue)
        {
            _length += Varint.Write(_log.AsSpan(_length), Varint.ZigZag(value - _value));
            _value = value;
        }

        _slot = slot;
        return true;
    }

    /// <summary>Fills the empty slots of the points with what is here.</summary>
    public void CopyTo(WindowPoints points)
    {
        ReadOnlySpan<byte> log = _log.AsSpan(0, _length);
        int slot = -1;
        long value = 0;
        byte scale = 0;
        while (Varint.TryRead(ref log, out ulong head))
        {
            slot += (int)Varint.UnZigZag(head >> 4) + 1;
            var state = (VerdictState)(head & 7);
            if ((head & 8) != 0)
            {
                scale = log[0];
                log = log[1..];
            }

            if (state.HasValue() && Varint.TryRead(ref log, out ulong delta))
            {
                value += Varint.UnZigZag(delta);
            }

            points.TrySet(slot, state, value, scale);
        }
    }

    [System.Runtime.CompilerServices.InlineArray((WindowPoints.Slots + 63) / 64)]
    private struct Present
    {
        private ulong _first;
    }
}
