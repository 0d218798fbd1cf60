namespace Monitoring.Analysis.Buffers;

/// <summary>Packets between two PCRs, which arrive evenly: ISO/IEC 13818-1 §2.4.2.2.</summary>
/// <param name="First">Position of the packet with the first PCR.</param>
/// <param name="End">Position of the packet with the second.</param>
/// <param name="Time">When the first arrives, in seconds.</param>
/// <param name="Takes">Seconds a packet takes.</param>
internal readonly record struct ClockInterval(long First, long End, double Time, double Takes)
{
    /// <summary>No packet lies within.</summary>
    public static ClockInterval None => new(0, long.MinValue, 0, 0);

    /// <summary>When a packet arrives.</summary>
    public double At(long position) => Time + ((position - First) * Takes);
}
