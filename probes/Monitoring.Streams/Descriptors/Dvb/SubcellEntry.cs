using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// A subcell of a <see cref="CellReader"/>:
/// <code>
/// cell_id_extension                  8 uimsbf
/// subcell_latitude                  16 tcimsbf
/// subcell_longitude                 16 tcimsbf
/// subcell_extent_of_latitude        12 uimsbf
/// subcell_extent_of_longitude       12 uimsbf
/// </code>
/// </summary>
/// <param name="CellIdExtension">cell_id_extension, 8 bits, uimsbf.</param>
/// <param name="Area">The corner and the extent of the subcell.</param>
public readonly record struct SubcellEntry(byte CellIdExtension, CellArea Area) : IDescriptorEntry<SubcellEntry>
{
    /// <inheritdoc/>
    public static int Size => 8;

    /// <inheritdoc/>
    public static SubcellEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        byte extension = cursor.Byte();
        return new SubcellEntry(extension, CellArea.Read(ref cursor));
    }
}
