using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>What the headers of the pictures of one PID say.</summary>
public static partial class Catalogue
{
    /// <summary>Frames that began in the window, in a second.</summary>
    public static Indicator VideoFrames { get; } = Own(5500, "video_frames", "Coded frame rate", "视频编码帧率", Quantity, Unit.Hertz, 2, None, Four);

    /// <summary>The longest group of pictures that ended in the window, in frames.</summary>
    public static Indicator VideoGroupLength { get; } = Own(5501, "video_gop_length", "GOP length", "GOP 长度", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Columns of samples of a frame.</summary>
    public static Indicator VideoWidth { get; } = Own(5510, "video_width", "Picture width", "画面宽度", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Lines of a frame.</summary>
    public static Indicator VideoHeight { get; } = Own(5511, "video_height", "Picture height", "画面高度", Quantity, Unit.Count, 0, None, Four);

    /// <summary>What the headers of the pictures of one PID say.</summary>
    public static IReadOnlyList<Indicator> Elementary { get; } =
    [
        VideoFrames,
        VideoGroupLength,
        VideoWidth,
        VideoHeight,
    ];
}
