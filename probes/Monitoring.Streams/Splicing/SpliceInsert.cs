using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Streams.Splicing;

/// <summary>
/// splice_insert(), SCTE 35 §9.7.3:
/// <code>
/// splice_event_id                          32 uimsbf
/// splice_event_cancel_indicator             1 bslbf
/// reserved                                  7 bslbf
/// the rest only if it is 0:
/// out_of_network_indicator                  1 bslbf
/// program_splice_flag                       1 bslbf
/// duration_flag                             1 bslbf
/// splice_immediate_flag                     1 bslbf
/// event_id_compliance_flag                  1 bslbf
/// reserved                                  3 bslbf
/// if program_splice_flag is 1 and splice_immediate_flag 0: splice_time()
/// if program_splice_flag is 0:
/// component_count                           8 uimsbf
/// component_tag                             8 uimsbf   each with a splice_time() unless splice_immediate_flag is 1
/// if duration_flag is 1, break_duration():
/// auto_return                               1 bslbf
/// reserved                                  6 bslbf
/// duration                                 33 uimsbf
/// unique_program_id                        16 uimsbf
/// avail_num                                 8 uimsbf
/// avails_expected                           8 uimsbf
/// </code>
/// </summary>
public readonly record struct SpliceInsert
{
    private const int CancelAt = 4;
    private const int FlagsAt = 5;
    private const int BreakDurationSize = 5;
    private const int TailSize = 4;

    /// <summary>splice_event_id, 32 bits, uimsbf.</summary>
    public uint SpliceEventId { get; private init; }

    /// <summary>splice_event_cancel_indicator, 1 bit: the event sent before is called off; the rest is empty.</summary>
    public bool SpliceEventCancelIndicator { get; private init; }

    /// <summary>out_of_network_indicator, 1 bit: away from the network feed, or back to it.</summary>
    public bool OutOfNetworkIndicator { get; private init; }

    /// <summary>program_splice_flag, 1 bit: all components at once.</summary>
    public bool ProgramSpliceFlag { get; private init; }

    /// <summary>splice_immediate_flag, 1 bit: as soon as possible.</summary>
    public bool SpliceImmediateFlag { get; private init; }

    /// <summary>pts_time of the splice_time() of the program, before pts_adjustment; null where there is none.</summary>
    public Timestamp90k? PtsTime { get; private init; }

    /// <summary>component_count, 8 bits, uimsbf; 0 when the program is spliced as a whole.</summary>
    public int ComponentCount { get; private init; }

    /// <summary>auto_return, 1 bit; null without break_duration().</summary>
    public bool? AutoReturn { get; private init; }

    /// <summary>duration, 33 bits, uimsbf, in ticks of 90 kHz; null without break_duration().</summary>
    public long? Duration { get; private init; }

    /// <summary>unique_program_id, 16 bits, uimsbf.</summary>
    public ushort UniqueProgramId { get; private init; }

    /// <summary>avail_num, 8 bits, uimsbf.</summary>
    public byte AvailNum { get; private init; }

    /// <summary>avails_expected, 8 bits, uimsbf.</summary>
    public byte AvailsExpected { get; private init; }

    /// <summary>Bytes of the command.</summary>
    public int Size { get; private init; }

    /// <summary>Reads the command at the start of <paramref name="bytes"/>. Malformed when it does not fit.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out SpliceInsert view)
    {
        view = default;
        if (bytes.Length <= CancelAt)
        {
            return ParseStatus.Malformed;
        }

        SpliceInsert read = new()
        {
            SpliceEventId = BinaryPrimitives.ReadUInt32BigEndian(bytes),
            SpliceEventCancelIndicator = (bytes[CancelAt] & 0x80) != 0,
            Size = FlagsAt,
        };
        if (read.SpliceEventCancelIndicator)
        {
            view = read;
            return ParseStatus.Complete;
        }

        return bytes.Length > FlagsAt && TryReadTimes(bytes, ref read) && TryReadTail(bytes, ref read)
            ? Done(read, out view)
            : ParseStatus.Malformed;
    }

    private static ParseStatus Done(in SpliceInsert read, out SpliceInsert view)
    {
        view = read;
        return ParseStatus.Complete;
    }

    /// <summary>Flags, and the times of the program or of its components.</summary>
    private static bool TryReadTimes(ReadOnlySpan<byte> bytes, ref SpliceInsert read)
    {
        byte flags = bytes[FlagsAt];
        int at = FlagsAt + 1;
        read = read with
        {
            OutOfNetworkIndicator = (flags & 0x80) != 0,
            ProgramSpliceFlag = (flags & 0x40) != 0,
            SpliceImmediateFlag = (flags & 0x10) != 0,
        };
        if (read.ProgramSpliceFlag && !read.SpliceImmediateFlag)
        {
            if (SpliceTime.TryRead(bytes[at..], out SpliceTime time) != ParseStatus.Complete)
            {
                return false;
            }

            read = read with { PtsTime = time.PtsTime };
            at += time.Size;
        }
        else if (!read.ProgramSpliceFlag)
        {
            if (at >= bytes.Length)
            {
                return false;
            }

            read = read with { ComponentCount = bytes[at++] };
            for (int component = 0; component < read.ComponentCount; component++)
            {
                int size = 0;
                if (at >= bytes.Length || (!read.SpliceImmediateFlag && !TrySkipTime(bytes[(at + 1)..], out size)))
                {
                    return false;
                }

                at += 1 + size;
            }
        }

        read = read with { Size = at };
        return true;
    }

    private static bool TrySkipTime(ReadOnlySpan<byte> bytes, out int size)
    {
        bool whole = SpliceTime.TryRead(bytes, out SpliceTime time) == ParseStatus.Complete;
        size = time.Size;
        return whole;
    }

    /// <summary>break_duration() where it is, and what follows.</summary>
    private static bool TryReadTail(ReadOnlySpan<byte> bytes, ref SpliceInsert read)
    {
        int at = read.Size;
        if ((bytes[FlagsAt] & 0x20) != 0)
        {
            if (bytes.Length < at + BreakDurationSize)
            {
                return false;
            }

            read = read with { AutoReturn = (bytes[at] & 0x80) != 0, Duration = SpliceBits.Read33(bytes[at..]) };
            at += BreakDurationSize;
        }

        if (bytes.Length < at + TailSize)
        {
            return false;
        }

        read = read with
        {
            UniqueProgramId = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]),
            AvailNum = bytes[at + 2],
            AvailsExpected = bytes[at + 3],
            Size = at + TailSize,
        };
        return true;
    }
}
