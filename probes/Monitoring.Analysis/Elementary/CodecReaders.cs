using Monitoring.Analysis.Elementary.Video;
using Monitoring.Streams.Psi;

namespace Monitoring.Analysis.Elementary;

/// <summary>Which reader a coding has.</summary>
internal static class CodecReaders
{
    /// <summary>The reader of a coding; null where its headers are not read.</summary>
    public static CodecReader? Of(StreamFormat format, AccessUnits units) => format.Codec switch
    {
        "MPEG-1 Video" or "MPEG-2 Video" => new Mpeg2Reader(units),
        "H.264" => new H264Reader(units),
        _ => null,
    };
}
