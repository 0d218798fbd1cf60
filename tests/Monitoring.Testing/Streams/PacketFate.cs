namespace Monitoring.Testing.Streams;

/// <summary>What becomes of a packet that a <see cref="MultiplexBuilder"/> is about to send.</summary>
public enum PacketFate
{
    /// <summary>It is sent.</summary>
    Sent,

    /// <summary>The source does not send it: a null packet takes its place and its counter stands still.</summary>
    Absent,

    /// <summary>It was sent and never came: the counter goes on, the bytes are not there.</summary>
    Lost,

    /// <summary>It comes with transport_error_indicator set.</summary>
    Errored,

    /// <summary>It comes with a bad sync byte.</summary>
    BadSync,

    /// <summary>It comes twice.</summary>
    Duplicated,
}
