using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Splicing;

/// <summary>
/// splice_schedule(), SCTE 35 §9.7.2: splice_count, 8 bits, and as many events, see <see cref="ScheduledSplice"/>. Walk them with
/// <c>foreach</c>.
/// </summary>
public readonly ref struct SpliceSchedule
{
    private readonly ReadOnlySpan<byte> _events;

    private SpliceSchedule(int count, ReadOnlySpan<byte> events)
    {
        SpliceCount = count;
        _events = events;
    }

    /// <summary>splice_count, 8 bits, uimsbf.</summary>
    public int SpliceCount { get; }

    /// <summary>Bytes of the command.</summary>
    public int Size => 1 + _events.Length;

    /// <summary>Reads the command at the start of <paramref name="bytes"/>. Malformed when it does not fit.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out SpliceSchedule view)
    {
        view = default;
        if (bytes.IsEmpty)
        {
            return ParseStatus.Malformed;
        }

        ScheduledSpliceReader reader = new(bytes[1..], bytes[0]);
        while (reader.MoveNext())
        {
        }

        if (reader.IsCut)
        {
            return ParseStatus.Malformed;
        }

        view = new SpliceSchedule(bytes[0], bytes[1..^reader.Rest.Length]);
        return ParseStatus.Complete;
    }

    /// <summary>The events in the order of the command.</summary>
    public ScheduledSpliceReader GetEnumerator() => new(_events, SpliceCount);
}
