using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Monitoring.Storage;

namespace Monitoring.Engine.Queries;

/// <summary>
/// Series in steps as JSON, straight into a pipe: there may be a million steps, and an object for each would cost more than reading them.
/// <code>
/// [{"entity":"..","indicator":1,"qualifier":"..",
///   "steps":[{"t":unix ms,"state":"..","mean":1.5,"min":1,"max":2,"last":2,"known":60,"fault":0,"unknown":0,"missing":0}, ..]}, ..]
/// </code>
/// A value that is not known is null.
/// </summary>
public static class StepsJson
{
    /// <summary>Bytes after which the pipe is given what there is.</summary>
    private const int Portion = 60_000;

    /// <summary>A step with ten names and its numbers is shorter.</summary>
    private const int LongestStep = 512;

    /// <summary>Writes the whole answer.</summary>
    /// <param name="answer">The series.</param>
    /// <param name="output">Where to.</param>
    /// <param name="stop">Ends the writing.</param>
    public static async Task WriteAsync(IReadOnlyList<SeriesSlots> answer, PipeWriter output, CancellationToken stop)
    {
        output.Write("["u8);
        for (int at = 0; at < answer.Count; at++)
        {
            WriteHead(output, answer[at].Series, isFirst: at == 0);
            using IEnumerator<Slot> slots = answer[at].Slots.GetEnumerator();
            bool isFirst = true;
            while (WritePortion(output, slots, isFirst))
            {
                isFirst = false;
                _ = await output.FlushAsync(stop);
            }

            output.Write("]}"u8);
        }

        output.Write("]"u8);
        _ = await output.FlushAsync(stop);
    }

    private static void WriteHead(PipeWriter output, SeriesDescriptor series, bool isFirst)
    {
        output.Write(isFirst ? "{\"entity\":"u8 : ",{\"entity\":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(series.Entity.Path));
        output.Write(",\"indicator\":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(series.Indicator.Value));
        output.Write(",\"qualifier\":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(series.Qualifier));
        output.Write(",\"steps\":["u8);
    }

    /// <summary>Writes some steps; false when there are no more.</summary>
    private static bool WritePortion(PipeWriter output, IEnumerator<Slot> slots, bool isFirst)
    {
        Line line = new(output.GetSpan(Portion + LongestStep));
        bool isMore = true;
        while (line.Length < Portion && (isMore = slots.MoveNext()))
        {
            Slot slot = slots.Current;
            line.Add(isFirst ? "{\"t\":"u8 : ",{\"t\":"u8, slot.Start * 1000);
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
            isFirst = false;
        }

        output.Advance(line.Length);
        return isMore;
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
