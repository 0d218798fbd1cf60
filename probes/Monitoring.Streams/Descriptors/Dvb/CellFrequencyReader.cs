using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// cell_frequency_link_descriptor, tag 0x6D, EN 300 468 §6.2.6, a loop of:
/// <code>
/// cell_id                      16 uimsbf
/// frequency                    32 uimsbf  10 Hz
/// subcell_info_loop_length      8 uimsbf
/// transposers                  see <see cref="TransposerEntry"/>
/// </code>
/// Walk the cells with <c>foreach</c>; the reader is the cell it came to.
/// </summary>
public ref struct CellFrequencyReader
{
    /// <summary>Lays the reader over a body of any bytes.</summary>
    public CellFrequencyReader(ReadOnlySpan<byte> body) => Rest = body;

    /// <summary>cell_id, 16 bits, uimsbf.</summary>
    public ushort CellId { get; private set; }

    /// <summary>frequency, 32 bits, uimsbf, in 10 Hz.</summary>
    public uint Frequency { get; private set; }

    /// <summary>The transposers of subcells.</summary>
    public EntryList<TransposerEntry> Transposers { get; private set; }

    /// <summary>Bytes behind the last whole cell: none in a loop that is as it should be.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; }

    /// <summary>The cell that <see cref="MoveNext"/> came to.</summary>
    public readonly CellFrequencyReader Current => this;

    /// <summary>The reader itself.</summary>
    public readonly CellFrequencyReader GetEnumerator() => this;

    /// <summary>Goes to the next cell.</summary>
    public bool MoveNext()
    {
        ByteCursor cursor = new(Rest);
        ushort id = cursor.Word();
        uint frequency = cursor.DoubleWord();
        ReadOnlySpan<byte> transposers = cursor.Counted();
        if (cursor.Status != ParseStatus.Complete)
        {
            return false;
        }

        CellId = id;
        Frequency = frequency;
        Transposers = new EntryList<TransposerEntry>(transposers);
        Rest = cursor.Rest;
        return true;
    }
}
