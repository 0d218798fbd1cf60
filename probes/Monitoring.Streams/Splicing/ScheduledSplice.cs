namespace Monitoring.Streams.Splicing;

/// <summary>
/// One event of a <see cref="SpliceSchedule"/>:
/// <code>
/// splice_event_id                          32 uimsbf
/// splice_event_cancel_indicator             1 bslbf
/// reserved                                  7 bslbf
/// the rest only if it is 0:
/// out_of_network_indicator                  1 bslbf
/// program_splice_flag                       1 bslbf
/// duration_flag                             1 bslbf
/// reserved                                  5 bslbf
/// if program_splice_flag is 1: utc_splice_time 32 uimsbf
/// else: component_count                     8 uimsbf
///       component_tag                       8 uimsbf  each with
///       utc_splice_time                    32 uimsbf
/// if duration_flag is 1: break_duration()
/// unique_program_id                        16 uimsbf
/// avail_num                                 8 uimsbf
/// avails_expected                           8 uimsbf
/// </code>
/// </summary>
/// <param name="SpliceEventId">splice_event_id, 32 bits, uimsbf.</param>
/// <param name="SpliceEventCancelIndicator">splice_event_cancel_indicator, 1 bit: the rest is empty.</param>
public readonly record struct ScheduledSplice(uint SpliceEventId, bool SpliceEventCancelIndicator)
{
    /// <summary>out_of_network_indicator, 1 bit.</summary>
    public bool OutOfNetworkIndicator { get; init; }

    /// <summary>program_splice_flag, 1 bit: all components at once.</summary>
    public bool ProgramSpliceFlag { get; init; }

    /// <summary>utc_splice_time of the program, 32 bits, uimsbf: seconds since 1980-01-06; null where components have their own.</summary>
    public uint? UtcSpliceTime { get; init; }

    /// <summary>component_count, 8 bits, uimsbf; 0 when the program is spliced as a whole.</summary>
    public int ComponentCount { get; init; }

    /// <summary>auto_return, 1 bit; null without break_duration().</summary>
    public bool? AutoReturn { get; init; }

    /// <summary>duration, 33 bits, uimsbf, in ticks of 90 kHz; null without break_duration().</summary>
    public long? Duration { get; init; }

    /// <summary>unique_program_id, 16 bits, uimsbf.</summary>
    public ushort UniqueProgramId { get; init; }

    /// <summary>avail_num, 8 bits, uimsbf.</summary>
    public byte AvailNum { get; init; }

    /// <summary>avails_expected, 8 bits, uimsbf.</summary>
    public byte AvailsExpected { get; init; }
}
