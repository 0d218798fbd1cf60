namespace Monitoring.Streams.Audio;

/// <summary>How frames of one audio coding are found and read.</summary>
public interface IAudioSyntax
{
    /// <summary>The first byte of every frame.</summary>
    byte FirstByte { get; }

    /// <summary>Bytes that tell whether a frame begins and how long it is.</summary>
    int HeaderSize { get; }

    /// <summary>Bytes of a frame that say what the stream is, if it has as many.</summary>
    int WantedSize { get; }

    /// <summary>Bytes of the frame whose first bytes these are; 0 where they begin none.</summary>
    /// <param name="header">As many bytes as <see cref="HeaderSize"/> says.</param>
    int SizeOf(ReadOnlySpan<byte> header);

    /// <summary>What a frame says of the stream; null where it says nothing.</summary>
    /// <param name="frame">As many bytes as <see cref="WantedSize"/> says, or the whole frame.</param>
    AudioFormat? Describe(ReadOnlySpan<byte> frame);

    /// <summary>The frame begins a span of time, and is no addition to the frame before.</summary>
    /// <param name="frame">As many bytes as <see cref="HeaderSize"/> says, or more.</param>
    bool IsAccessUnit(ReadOnlySpan<byte> frame) => true;
}
