using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Monitoring.Storage;

namespace Monitoring.Engine.Queries;

/// <summary>One series of <see cref="StepsJson"/> as text, a portion at a time in a buffer of its own.</summary>
/// <param name="series">The series.</param>
/// <param name="isFirst">Whether none comes before it in the list.</param>
internal sealed class SeriesText(SeriesSlots series, bool isFirst) : IDisposable
{
    /// <summary>A day of minutes in one portion.</summary>
    private const int Portion = 256 * 1024;

    /// <summary>A step with ten names and its numbers is shorter.</summary>
    private const int LongestStep = 512;

    private readonly IEnumerator<Slot> _slots = series.Slots.GetEnumerator();
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Portion);
    private int _length;
    private bool _hasBegun;
    private bool _hasEnded;

    /// <summary>What the last call of <see cref="WriteMore"/> wrote.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>Writes the next portion in place of the last; false when there is none.</summary>
    public bool WriteMore()
    {
        _length = 0;
        if (_hasEnded)
        {
            return false;
        }

        bool isFirstStep = !_hasBegun;
        if (!_hasBegun)
        {
            WriteHead(series.Series);
            _hasBegun = true;
        }

        Line line = new(_buffer.AsSpan(_length));
        while (line.Length < Portion - _length - LongestStep)
        {
            if (!_slots.MoveNext())
            {
                line.Add("]}"u8);
                _hasEnded = true;
                break;
            }

            Slot slot = _slots.Current;
            line.Add(isFirstStep ? "{\"t\":"u8 : ",{\"t\":"u8, slot.Start * 1000);
            line.Add(",\"state\":\""u8, slot.State);
            line.Add("\",\"mean\":"u8, slot.Mean);
            line.Add(",\"min\":"u8, slot.Min);
            line.Add(",\"max\":"u8, slot.Max);
            line.Add(",\"last\":"u8, slot.Last);
            line.Add(",\"known\":"u8, slot.Known);
            line.Add(",\"fault\":"u8, slot.Fault);
            line.Add(",\"unknown\":"u8, slot.Unknown);
            line.Add(",\"missing\":"u8, slot.Missing);
            line.Add("}"u8);
            isFirstStep = false;
        }

        _length += line.Length;
        return true;
    }

    public void Dispose()
    {
        _slots.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void WriteHead(SeriesDescriptor descriptor)
    {
        Line line = new(_buffer);
        line.Add(isFirst ? "{\"entity\":"u8 : ",{\"entity\":"u8);
        line.Add(JsonSerializer.SerializeToUtf8Bytes(descriptor.Entity.Path));
        line.Add(",\"indicator\":"u8, descriptor.Indicator.Value);
        line.Add(",\"qualifier\":"u8);
        line.Add(JsonSerializer.SerializeToUtf8Bytes(descriptor.Qualifier));
        line.Add(",\"steps\":["u8);
        _length = line.Length;
    }

    /// <summary>Text being written into room that is known to be enough.</summary>
    private ref struct Line(Span<byte> room)
    {
        private readonly Span<byte> _room = room;

        public int Length { get; private set; }

        public void Add(ReadOnlySpan<byte> text)
        {
            text.CopyTo(_room[Length..]);
            Length += text.Length;
        }

        /// <summary>A word of letters only.</summary>
        public void Add(ReadOnlySpan<byte> name, string word)
        {
            Add(name);
            Length += Encoding.ASCII.GetBytes(word, _room[Length..]);
        }

        public void Add(ReadOnlySpan<byte> name, long value)
        {
            Add(name);
            _ = value.TryFormat(_room[Length..], out int written, default, CultureInfo.InvariantCulture);
            Length += written;
        }

        /// <summary>
        /// The shortest text that reads back as the same number. Whole ones and those of three decimals, which most are that a probe sends,
        /// need no search for it: what divides to the same number is read back as it, and has too few digits for a shorter one to exist.
        /// </summary>
        public void Add(ReadOnlySpan<byte> name, double value)
        {
            const double Exact = 1e15;
            const long Decimals = 1000;
            Add(name);
            double thousandfold = Math.Round(value * Decimals);
            if (!double.IsFinite(value))
            {
                Add("null"u8);
            }
            else if (Math.Abs(thousandfold) < Exact && thousandfold / Decimals == value && (value != 0 || !double.IsNegative(value)))
            {
                AddThousandths((long)thousandfold);
            }
            else
            {
                _ = value.TryFormat(_room[Length..], out int written, default, CultureInfo.InvariantCulture);
                Length += written;
            }
        }

        private void AddThousandths(long thousandths)
        {
            const long Decimals = 1000;
            if (thousandths < 0)
            {
                _room[Length++] = (byte)'-';
            }

            (ulong whole, ulong rest) = Math.DivRem((ulong)Math.Abs(thousandths), Decimals);
            Add([], (long)whole);
            if (rest == 0)
            {
                return;
            }

            _room[Length++] = (byte)'.';
            for (ulong place = Decimals / 10; rest > 0; place /= 10)
            {
                _room[Length++] = (byte)('0' + (rest / place));
                rest %= place;
            }
        }
    }
}
