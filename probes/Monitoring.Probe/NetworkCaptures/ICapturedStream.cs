using Monitoring.Analysis.Timing;

namespace Monitoring.Probe.NetworkCaptures;

/// <summary>Takes the stream of one flow of a capture.</summary>
internal interface ICapturedStream
{
    /// <summary>The next bytes of the stream.</summary>
    void Write(ReadOnlySpan<byte> payload, Instant arrival, bool isTimed);

    /// <summary>The capture has ended at a time.</summary>
    void Complete(long end);
}
