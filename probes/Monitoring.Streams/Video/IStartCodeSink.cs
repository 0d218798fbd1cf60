namespace Monitoring.Streams.Video;

/// <summary>Takes the units between start codes.</summary>
public interface IStartCodeSink
{
    /// <summary>A start code has come.</summary>
    /// <param name="code">The byte after the prefix.</param>
    /// <param name="position">Where the first byte of the prefix is in the stream.</param>
    /// <returns>How many bytes of the unit are wanted, that byte included; 0 for none.</returns>
    int OnStartCode(byte code, long position);

    /// <summary>What was wanted of a unit.</summary>
    /// <param name="unit">From the byte after the prefix on; shorter than wanted where the unit is.</param>
    void OnUnit(ReadOnlySpan<byte> unit);
}
