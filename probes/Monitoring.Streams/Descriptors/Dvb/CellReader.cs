using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// cell_list_descriptor, tag 0x6C, EN 300 468 §6.2.7, a loop of:
/// <code>
/// cell_id                        16 uimsbf
/// cell_latitude                  16 tcimsbf  90°/2^15
/// cell_longitude                 16 tcimsbf  180°/2^15
/// cell_extent_of_latitude        12 uimsbf
/// cell_extent_of_longitude       12 uimsbf
/// subcell_info_loop_length        8 uimsbf
/// subcells                       see <see cref="SubcellEntry"/>
/// </code>
/// Walk the cells with <c>foreach</c>; the reader is the cell it came to.
/// </summary>
public ref struct CellReader
{
    /// <summary>Lays the reader over a body of any bytes.</summary>
    public CellReader(ReadOnlySpan<byte> body) => Rest = body;

    /// <summary>cell_id, 16 bits, uimsbf.</summary>
    public ushort CellId { get; private set; }

    /// <summary>The corner and the extent of the cell.</summary>
    public CellArea Area { get; private set; }

    /// <summary>The subcells.</summary>
    public EntryList<SubcellEntry> Subcells { get; private set; }

    /// <summary>Bytes behind the last whole cell: none in a loop that is as it should be.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; }

    /// <summary>The cell that <see cref="MoveNext"/> came to.</summary>
    public readonly CellReader Current => this;

    /// <summary>The reader itself.</summary>
    public readonly CellReader GetEnumerator() => this;

    /// <summary>Goes to the next cell.</summary>
    public bool MoveNext()
    {
        ByteCursor cursor = new(Rest);
        ushort id = cursor.Word();
        var area = CellArea.Read(ref cursor);
        ReadOnlySpan<byte> subcells = cursor.Counted();
        if (cursor.Status != ParseStatus.Complete)
        {
            return false;
        }

        CellId = id;
        Area = area;
        Subcells = new EntryList<SubcellEntry>(subcells);
        Rest = cursor.Rest;
        return true;
    }
}
