using Monitoring.Analysis.Elementary.Audio;
using Monitoring.Analysis.Elementary.Video;
using Monitoring.Streams.Audio;
using Monitoring.Streams.Psi;
using Monitoring.Streams.Video.Avs;

namespace Monitoring.Analysis.Elementary;

/// <summary>Which reader a coding has.</summary>
internal static class CodecReaders
{
    private static readonly MpegAudioSyntax MpegAudio = new();
    private static readonly AdtsSyntax Adts = new();
    private static readonly LoasSyntax Loas = new();
    private static readonly Ac3Syntax Ac3 = new();
    private static readonly Ac4Syntax Ac4 = new();
    private static readonly DraSyntax Dra = new();
    private static readonly AatfSyntax Aatf = new();

    /// <summary>The reader of a coding; null where its headers are not read.</summary>
    public static CodecReader? Of(StreamFormat format, AccessUnits units) => format.Codec switch
    {
        "MPEG-1 Video" or "MPEG-2 Video" => new Mpeg2Reader(units),
        "H.264" => new H264Reader(units),
        "HEVC" or "HEVC temporal subset" => new HevcReader(units),
        "VVC" or "VVC temporal subset" => new VvcReader(units),
        "AVS" => new AvsReader(AvsGeneration.Avs, units),
        "AVS2" => new AvsReader(AvsGeneration.Avs2, units),
        "AVS3" => new AvsReader(AvsGeneration.Avs3, units),
        "MPEG-1 Audio" or "MPEG-2 Audio" => new AudioReader(MpegAudio, units),
        "AAC" => new AudioReader(Adts, units),
        "AAC LATM" => new AudioReader(Loas, units),
        "AC-3" or "E-AC-3" => new AudioReader(Ac3, units),
        "AC-4" => new AudioReader(Ac4, units),
        "DRA" => new AudioReader(Dra, units),
        "AVS3 Audio" => new AudioReader(Aatf, units),
        _ => null,
    };
}
