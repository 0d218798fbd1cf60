using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Audio;

/// <summary>What the header of an audio frame says; null where it does not.</summary>
/// <param name="Profile">Layer or object type by its usual name.</param>
/// <param name="SampleRate">Samples a second of the sound decoded.</param>
/// <param name="Channels">Channels, the ones of low frequencies included.</param>
/// <param name="HasLowFrequency">One of the channels is for low frequencies only.</param>
/// <param name="BitsPerSecond">The rate the header states.</param>
public readonly record struct AudioFormat(string? Profile, int SampleRate, int? Channels, bool HasLowFrequency, long? BitsPerSecond)
{
    /// <summary>The channels as they are written, where that is more than their number and whether one is of low frequencies.</summary>
    public string? Layout { get; init; }

    /// <summary>Sounds that are placed when they are played, beside the channels.</summary>
    public int? Objects { get; init; }

    /// <summary>Ways to play the frame, of which a listener has one.</summary>
    public int? Presentations { get; init; }

    /// <summary>Frames a second, where the coding keeps step with pictures.</summary>
    public Ratio? FrameRate { get; init; }

    /// <summary>Bits of a sample.</summary>
    public int? BitDepth { get; init; }
}
