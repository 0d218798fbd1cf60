namespace Monitoring.Streams.Audio;

/// <summary>What the header of an audio frame says; null where it does not.</summary>
/// <param name="Profile">Layer or object type by its usual name.</param>
/// <param name="SampleRate">Samples a second of the sound decoded.</param>
/// <param name="Channels">Channels, the one of low frequencies included.</param>
/// <param name="HasLowFrequency">One of the channels is for low frequencies only.</param>
/// <param name="BitsPerSecond">The rate the header states.</param>
public readonly record struct AudioFormat(string? Profile, int SampleRate, int? Channels, bool HasLowFrequency, long? BitsPerSecond);
