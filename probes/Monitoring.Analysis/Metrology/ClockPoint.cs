namespace Monitoring.Analysis.Metrology;

/// <summary>A PCR and where it stands.</summary>
/// <param name="Ticks">Its value in ticks of 27 MHz, made continuous across a wrap.</param>
/// <param name="Position">Position of its packet in the input, in packets: the PCR stands at the same byte of each.</param>
/// <param name="Packet">Number of the packet, as findings point to it.</param>
/// <param name="Now">Its time on the clock of the analysis.</param>
internal readonly record struct ClockPoint(long Ticks, long Position, long Packet, long Now);
