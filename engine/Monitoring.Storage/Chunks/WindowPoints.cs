using System.Diagnostics;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Storage.Chunks;

/// <summary>
/// The seconds of one series in one five-minute window, unpacked: slot i is second i of the window. A slot once filled stays as it is,
/// so whoever fills first wins.
/// </summary>
internal sealed class WindowPoints
{
    /// <summary>Seconds of a window. Windows start on whole multiples of this, so that replaying a batch finds the same key.</summary>
    public const int Slots = 300;

    /// <summary>In <see cref="Scale"/>: the slot holds the bits of a double, not a scaled whole number.</summary>
    public const byte DoubleBits = DecimalScale.DoubleBits;

    /// <summary>In <see cref="States"/>: no data for this second.</summary>
    public const byte Absent = 7;

    private readonly byte[] _states = new byte[Slots];
    private readonly long[] _values = new long[Slots];
    private readonly byte[] _scales = new byte[Slots];

    public WindowPoints() => Clear();

    /// <summary>Seconds with data.</summary>
    public int Count { get; private set; }

    /// <summary>One <see cref="VerdictState"/> per slot, or <see cref="Absent"/>.</summary>
    public ReadOnlySpan<byte> States => _states;

    /// <summary>Start of the window a second belongs to.</summary>
    public static long StartOf(long unixSeconds) => unixSeconds - (unixSeconds % Slots);

    public void Clear()
    {
        _states.AsSpan().Fill(Absent);
        Count = 0;
    }

    /// <summary>Fills a slot; false when it is filled already.</summary>
    public bool TrySet(int slot, VerdictState state, long value, byte scale)
    {
        Debug.Assert(state <= VerdictState.Invalid, "a state was taken unchecked");
        if (_states[slot] != Absent)
        {
            return false;
        }

        _states[slot] = (byte)state;
        _values[slot] = value;
        _scales[slot] = scale;
        Count++;
        return true;
    }

    /// <summary>Whether a slot has data, and a value with it.</summary>
    public bool HasValue(int slot) => _states[slot] != Absent && ((VerdictState)_states[slot]).HasValue();

    /// <summary>The stored form of a slot's value.</summary>
    public long Raw(int slot) => _values[slot];

    /// <summary>The scale of a slot's value, or <see cref="DoubleBits"/>.</summary>
    public byte Scale(int slot) => _scales[slot];

    /// <summary>The value of a slot; NaN where it has none.</summary>
    public double Value(int slot) =>
        HasValue(slot) ? DecimalScale.ToDouble(_values[slot], _scales[slot]) : double.NaN;

    /// <summary>Fills the slots that are empty here and filled there.</summary>
    public void FillFrom(WindowPoints later)
    {
        for (int slot = 0; slot < Slots; slot++)
        {
            if (later._states[slot] != Absent)
            {
                TrySet(slot, (VerdictState)later._states[slot], later._values[slot], later._scales[slot]);
            }
        }
    }
}
