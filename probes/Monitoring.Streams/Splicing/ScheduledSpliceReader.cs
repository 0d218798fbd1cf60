using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Splicing;

/// <summary>Walks the events of a <see cref="SpliceSchedule"/> with <c>foreach</c>.</summary>
public ref struct ScheduledSpliceReader
{
    private const int BytesPerComponent = 5;
    private const int BreakDurationSize = 5;

    private int _left;

    internal ScheduledSpliceReader(ReadOnlySpan<byte> events, int count)
    {
        Rest = events;
        _left = count;
    }

    /// <summary>The event that <see cref="MoveNext"/> came to.</summary>
    public ScheduledSplice Current { get; private set; }

    /// <summary>What has not been read.</summary>
    internal ReadOnlySpan<byte> Rest { get; private set; }

    /// <summary>There are fewer events than announced.</summary>
    internal readonly bool IsCut => _left > 0;

    /// <summary>Goes to the next event.</summary>
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }

        ByteCursor cursor = new(Rest);
        ScheduledSplice read = new(cursor.DoubleWord(), (cursor.Byte() & 0x80) != 0);
        read = read.SpliceEventCancelIndicator ? read : ReadRest(read, ref cursor);
        if (cursor.Status != ParseStatus.Complete)
        {
            return false;
        }

        Current = read;
        Rest = cursor.Rest;
        _left--;
        return true;
    }

    private static ScheduledSplice ReadRest(ScheduledSplice read, ref ByteCursor cursor)
    {
        byte flags = cursor.Byte();
        read = read with { OutOfNetworkIndicator = (flags & 0x80) != 0, ProgramSpliceFlag = (flags & 0x40) != 0 };
        if (read.ProgramSpliceFlag)
        {
            read = read with { UtcSpliceTime = cursor.DoubleWord() };
        }
        else
        {
            read = read with { ComponentCount = cursor.Byte() };
            _ = cursor.Take(read.ComponentCount * BytesPerComponent);
        }

        if ((flags & 0x20) != 0 && cursor.Take(BreakDurationSize) is { IsEmpty: false } duration)
        {
            read = read with { AutoReturn = (duration[0] & 0x80) != 0, Duration = SpliceBits.Read33(duration) };
        }

        return read with { UniqueProgramId = cursor.Word(), AvailNum = cursor.Byte(), AvailsExpected = cursor.Byte() };
    }
}
