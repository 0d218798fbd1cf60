using System.Globalization;
using Monitoring.Streams.Audio;
using Monitoring.Streams.Video;

namespace Monitoring.Analysis.Elementary;

/// <summary>A format in a line, as a change of it is told: what is not known is left out.</summary>
internal static class FormatWords
{
    public static string Of(VideoFormat format)
    {
        string profile = format.Level is { } level ? $"{format.Profile}@{level}" : format.Profile ?? string.Empty;
        return Join(
            profile,
            string.Create(CultureInfo.InvariantCulture, $"{format.Width}x{format.Height}{(format.IsInterlaced == true ? "i" : string.Empty)}"),
            format.FrameRate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{rate.Value:0.###} Hz") : string.Empty,
            format.DisplayAspect is { } aspect ? $"{aspect.Numerator}:{aspect.Denominator}" : string.Empty,
            format.Chroma ?? string.Empty,
            format.BitDepth is { } depth ? $"{depth} bit" : string.Empty,
            DynamicRange(format.TransferCharacteristics) ?? string.Empty);
    }

    public static string Of(in AudioFormat format) => Join(
        format.Profile ?? string.Empty,
        string.Create(CultureInfo.InvariantCulture, $"{format.SampleRate / 1000.0:0.###} kHz"),
        Layout(format) ?? string.Empty,
        format.Objects is { } objects ? $"{objects} objects" : string.Empty,
        format.Presentations is { } presentations ? $"{presentations} presentations" : string.Empty);

    /// <summary>The channels as they are written: 2.0, 5.1.</summary>
    public static string? Layout(in AudioFormat format) =>
        format.Layout
        ?? (format.Channels is { } channels ? format.HasLowFrequency ? $"{channels - 1}.1" : $"{channels}.0" : null);

    /// <summary>How light becomes signal, from transfer_characteristics: SDR, PQ, HLG.</summary>
    public static string? DynamicRange(int? transferCharacteristics) => transferCharacteristics switch
    {
        null or 0 or 2 => null,
        16 => "PQ",
        18 => "HLG",
        _ => "SDR",
    };

    private static string Join(params ReadOnlySpan<string> parts)
    {
        List<string> told = [];
        foreach (string part in parts)
        {
            if (part.Length > 0)
            {
                told.Add(part);
            }
        }

        return string.Join(' ', told);
    }
}
