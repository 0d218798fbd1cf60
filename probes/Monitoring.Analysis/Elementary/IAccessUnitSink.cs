namespace Monitoring.Analysis.Elementary;

/// <summary>Follows an elementary stream as the buffers of a decoder do: what arrives, and what is taken out again.</summary>
internal interface IAccessUnitSink
{
    /// <summary>A packet with payload of the stream has come.</summary>
    /// <param name="headerBytes">Bytes of PES headers within.</param>
    /// <param name="elementaryBytes">Bytes of the elementary stream within.</param>
    /// <param name="arrived">Its time, in nanoseconds; <see cref="Timing.AnalysisClock.Unknown"/> without one.</param>
    /// <param name="position">Its position in the input, in packets.</param>
    void OnPacket(int headerBytes, int elementaryBytes, long arrived, long position);

    /// <summary>An access unit has ended.</summary>
    void OnAccessUnit(in AccessUnit unit);

    /// <summary>Packets are missing, or cannot be read: what follows continues nothing.</summary>
    void OnBreak();
}
