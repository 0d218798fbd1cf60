namespace Monitoring.Analysis.Network;

/// <summary>What the datagrams of a flow carry.</summary>
public enum PayloadKind
{
    /// <summary>None of what is known here.</summary>
    Other,

    /// <summary>Packets of a transport stream.</summary>
    TransportStream,

    /// <summary>Packets of a transport stream in RTP.</summary>
    RtpTransportStream,

    /// <summary>RTP of something else.</summary>
    Rtp,

    /// <summary>RTP beside a stream of the same sender to the same receivers: forward error correction.</summary>
    ErrorCorrection,
}
