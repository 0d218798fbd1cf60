namespace Monitoring.Storage.Chunks;

/// <summary>What a chunk's row says about its content, so that long reads need not unpack it.</summary>
/// <param name="Count">Seconds with data.</param>
/// <param name="Codec">Decimal scale of the values, or <see cref="WindowPoints.DoubleBits"/>.</param>
/// <param name="States">Bit s is set when state s occurs.</param>
/// <param name="Nulls">Seconds whose state carries no value.</param>
/// <param name="Min">Smallest value; null without one.</param>
/// <param name="Max">Largest value; null without one.</param>
/// <param name="Sum">Sum of the values; null without one.</param>
/// <param name="Last">Last value; null without one.</param>
internal readonly record struct ChunkSummary(
    int Count, byte Codec, byte States, int Nulls, double? Min, double? Max, double? Sum, double? Last)
{
    /// <summary>Whether every second of the window has the same state and value, so that the row says it all.</summary>
    public bool IsUniform =>
        Count == WindowPoints.Slots && (States & (States - 1)) == 0
        && (Nulls == Count || (Nulls == 0 && Min is double min && Max is double max && min.Equals(max) && !double.IsNaN(min)));
}
