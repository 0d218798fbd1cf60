using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// cell_frequency_link_descriptor, tag 0x6D, EN 300 468 §6.2.6, a loop of. Cells without subcells A loop of:
/// <code>
/// cell_id                      16 uimsbf
/// frequency                    32 uimsbf
/// subcell_info_loop_length      8 uimsbf
/// </code>
/// </summary>
/// <param name="CellId">cell_id, 16 bits, uimsbf.</param>
/// <param name="Frequency">frequency, 32 bits, uimsbf.</param>
/// <param name="SubcellInfoLoopLength">subcell_info_loop_length, 8 bits, uimsbf.</param>
public readonly record struct CellFrequencyEntry(
    ushort CellId,
    uint Frequency,
    byte SubcellInfoLoopLength)
    : IDescriptorEntry<CellFrequencyEntry>
{
    /// <inheritdoc/>
    public static int Size => 7;

    /// <inheritdoc/>
    public static CellFrequencyEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        ushort cellId = cursor.Word();
        uint frequency = cursor.DoubleWord();
        byte subcellInfoLoopLength = cursor.Byte();
        return new CellFrequencyEntry(cellId, frequency, subcellInfoLoopLength);
    }
}
