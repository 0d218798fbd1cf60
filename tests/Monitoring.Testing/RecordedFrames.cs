using System.Globalization;
using Monitoring.Streams.Capture;

namespace Monitoring.Testing;

/// <summary>Writes down the frames of a capture, so that two ways of cutting it can be compared.</summary>
public sealed class RecordedFrames : ICaptureSink
{
    /// <summary>One line for each frame, in order.</summary>
    public IList<string> Log { get; } = [];

    public void OnFrame(in CapturedFrame frame) => Log.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"{frame.Link} at {frame.Nanoseconds?.ToString(CultureInfo.InvariantCulture) ?? "?"}, {frame.OriginalLength}: {Convert.ToHexString(frame.Bytes)}"));

    /// <summary>What a reader finds in bytes that come in pieces.</summary>
    public static (IList<string> Log, CaptureReader Reader) Of(IEnumerable<ReadOnlyMemory<byte>> chunks)
    {
        RecordedFrames frames = new();
        CaptureReader reader = new(frames);
        foreach (ReadOnlyMemory<byte> chunk in chunks)
        {
            reader.Write(chunk.Span);
        }

        return (frames.Log, reader);
    }
}
