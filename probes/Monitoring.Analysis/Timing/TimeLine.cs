namespace Monitoring.Analysis.Timing;

/// <summary>Times of packets by their position, in a stretch of constant rate; a live input has the one time of its arrival.</summary>
/// <param name="Position">A packet's position in the input, in packets.</param>
/// <param name="Nanoseconds">Its time; <see cref="AnalysisClock.Unknown"/> where there is none.</param>
/// <param name="PerPacket">Nanoseconds a packet takes.</param>
/// <param name="IsGuess">No PCR ends the stretch, and the rate before changed: a packet may take a fraction of it.</param>
internal readonly record struct TimeLine(long Position, long Nanoseconds, double PerPacket, bool IsGuess = false)
{
    /// <summary>Absences are judged as if a guessed rate were three times as high: a verdict must not rest on a guess.</summary>
    private const int Caution = 3;

    public bool IsKnown => Nanoseconds != AnalysisClock.Unknown;

    /// <summary>Asked for each packet: a stretch is never so long that the conversion would have to saturate.</summary>
    public long At(long position) => Nanoseconds + double.ConvertToIntegerNative<long>((position - Position) * PerPacket);

    /// <summary>Time at a position that absences can be judged by.</summary>
    public long CertainlyAt(long position) => IsGuess ? Nanoseconds + ((At(position) - Nanoseconds) / Caution) : At(position);
}
