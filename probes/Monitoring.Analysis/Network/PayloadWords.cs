namespace Monitoring.Analysis.Network;

/// <summary>Kinds of payload as documents write them.</summary>
public static class PayloadWords
{
    public static string ToWord(this PayloadKind kind) => kind switch
    {
        PayloadKind.TransportStream => "transportStream",
        PayloadKind.RtpTransportStream => "rtpTransportStream",
        PayloadKind.Rtp => "rtp",
        PayloadKind.ErrorCorrection => "fec",
        _ => "other",
    };

    public static bool IsTransportStream(this PayloadKind kind) => kind is PayloadKind.TransportStream or PayloadKind.RtpTransportStream;
}
