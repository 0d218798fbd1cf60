namespace Monitoring.Streams.Splicing;

/// <summary>splice_command_type, 8 bits, uimsbf, SCTE 35 §9.6.1.</summary>
public enum SpliceCommandType : byte
{
    /// <summary>splice_null(): a heartbeat, or a carrier of descriptors.</summary>
    Null = 0x00,

    /// <summary>splice_schedule(): splices at times of day.</summary>
    Schedule = 0x04,

    /// <summary>splice_insert(), see <see cref="SpliceInsert"/>.</summary>
    Insert = 0x05,

    /// <summary>time_signal(): a <see cref="Splicing.SpliceTime"/> for the descriptors that follow.</summary>
    TimeSignal = 0x06,

    /// <summary>bandwidth_reservation(): nothing.</summary>
    BandwidthReservation = 0x07,

    /// <summary>private_command().</summary>
    Private = 0xFF,
}
