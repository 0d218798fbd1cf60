namespace Monitoring.Analysis;

/// <summary>Where arrival times come from: what is measured against them is as good as they are.</summary>
public enum ArrivalClock
{
    /// <summary>There are none: a file, or one played at the pace of its own PCRs.</summary>
    None,

    /// <summary>The probe read its clock when it had read the bytes.</summary>
    User,

    /// <summary>The kernel stamped the datagram.</summary>
    Kernel,

    /// <summary>Timestamps of RTP.</summary>
    Rtp,

    /// <summary>Times that a capture recorded.</summary>
    Recorded,

    /// <summary>arrival_time_stamp of packets of 192 bytes.</summary>
    Stamps,
}
