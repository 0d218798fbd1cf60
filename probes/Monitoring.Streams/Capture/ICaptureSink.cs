namespace Monitoring.Streams.Capture;

/// <summary>Takes the frames of a capture, in the order of the file.</summary>
public interface ICaptureSink
{
    /// <summary>The next frame.</summary>
    void OnFrame(in CapturedFrame frame);
}
