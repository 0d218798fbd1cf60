using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>What RTP says of the way a stream took, RFC 3550; told of inputs that come in RTP.</summary>
public static partial class Catalogue
{
    /// <summary>RTP packets received in the window, duplicates and late ones included.</summary>
    public static Indicator RtpPackets { get; } = Own(5600, "rtp_packets", "RTP packets", "RTP 包数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Packets given up as lost: not there when 100 later ones or 50 ms had come.</summary>
    public static Indicator RtpLost { get; } = Own(5601, "rtp_lost", "RTP packets lost", "RTP 丢包数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Packets that came when they had been given up.</summary>
    public static Indicator RtpLate { get; } = Own(5602, "rtp_late", "RTP packets late", "RTP 迟到包数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Packets that came again.</summary>
    public static Indicator RtpDuplicates { get; } = Own(5603, "rtp_duplicates", "RTP duplicates", "RTP 重复包数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Packets that came behind later ones and were put in order.</summary>
    public static Indicator RtpReordered { get; } = Own(5604, "rtp_reordered", "RTP packets reordered", "RTP 乱序包数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Times the sender began anew: another SSRC, or a sequence number far off.</summary>
    public static Indicator RtpRestarts { get; } = Own(5605, "rtp_restarts", "RTP sender restarts", "RTP 源重启次数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Interarrival jitter of RFC 3550 6.4.1 at the end of the window.</summary>
    public static Indicator RtpJitter { get; } = Own(5606, "rtp_jitter", "RTP jitter", "RTP 抖动", Quantity, Unit.Milliseconds, 3, None, Four);

    /// <summary>Packets lost between the sender of the RTP and the probe; the probe itself had none to lose.</summary>
    public static Indicator RtpLoss { get; } =
        Own(5610, "rtp_loss", "RTP_loss_U", "RTP 丢包", Check, Unit.Count, 0, None, Three) with { Number = "RTP.LOSS", Clause = "RFC 3550 A.3" };

    /// <summary>What RTP says of the way a stream took.</summary>
    public static IReadOnlyList<Indicator> Rtp { get; } =
    [
        RtpPackets,
        RtpLost,
        RtpLate,
        RtpDuplicates,
        RtpReordered,
        RtpRestarts,
        RtpJitter,
        RtpLoss,
    ];
}
