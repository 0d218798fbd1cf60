using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// mosaic_descriptor, tag 0x51, EN 300 468 §6.2.21:
/// <code>
/// mosaic_entry_point                         1 bslbf
/// number_of_horizontal_elementary_cells      3 uimsbf
/// reserved                                   1 bslbf
/// number_of_vertical_elementary_cells        3 uimsbf
/// logical_cells                              the rest
/// </code>
/// </summary>
public readonly ref struct MosaicDescriptor
{
    /// <summary>mosaic_entry_point, 1 bit, bslbf.</summary>
    public bool MosaicEntryPoint { get; private init; }

    /// <summary>number_of_horizontal_elementary_cells, 3 bits, uimsbf.</summary>
    public byte NumberOfHorizontalElementaryCells { get; private init; }

    /// <summary>number_of_vertical_elementary_cells, 3 bits, uimsbf.</summary>
    public byte NumberOfVerticalElementaryCells { get; private init; }

    /// <summary>logical_cells, bytes.</summary>
    public ReadOnlySpan<byte> LogicalCells { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out MosaicDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromMosaicEntryPoint = cursor.Byte();
        ReadOnlySpan<byte> logicalCells = cursor.TakeRest();
        view = new MosaicDescriptor
        {
            MosaicEntryPoint = (fromMosaicEntryPoint & 0x80) != 0,
            NumberOfHorizontalElementaryCells = (byte)((fromMosaicEntryPoint >> 4) & 7),
            NumberOfVerticalElementaryCells = (byte)(fromMosaicEntryPoint & 7),
            LogicalCells = logicalCells,
        };
        return cursor.Status;
    }
}
