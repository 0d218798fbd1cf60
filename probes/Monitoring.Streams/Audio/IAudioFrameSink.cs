namespace Monitoring.Streams.Audio;

/// <summary>Takes the frames of an audio stream.</summary>
public interface IAudioFrameSink
{
    /// <summary>The first bytes of a frame have come.</summary>
    /// <param name="frame">As many bytes as the syntax wants, or the whole frame.</param>
    /// <param name="size">Bytes of the whole frame.</param>
    /// <param name="position">Where the frame begins in the stream.</param>
    void OnFrame(ReadOnlySpan<byte> frame, int size, long position);
}
