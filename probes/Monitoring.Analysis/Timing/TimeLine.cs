namespace Monitoring.Analysis.Timing;

/// <summary>Times of packets by their position, in a stretch of constant rate; a live input has the one time of its arrival.</summary>
/// <param name="Position">A packet's position in the input, in packets.</param>
/// <param name="Nanoseconds">Its time; <see cref="AnalysisClock.Unknown"/> where there is none.</param>
/// <param name="PerPacket">Nanoseconds a packet takes.</param>
internal readonly record struct TimeLine(long Position, long Nanoseconds, double PerPacket)
{
    public bool IsKnown => Nanoseconds != AnalysisClock.Unknown;

    public long At(long position) => Nanoseconds + (long)((position - Position) * PerPacket);
}
