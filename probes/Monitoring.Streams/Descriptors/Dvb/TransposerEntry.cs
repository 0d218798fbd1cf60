using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// A subcell of a <see cref="CellFrequencyReader"/>:
/// <code>
/// cell_id_extension         8 uimsbf
/// transposer_frequency     32 uimsbf  10 Hz
/// </code>
/// </summary>
/// <param name="CellIdExtension">cell_id_extension, 8 bits, uimsbf.</param>
/// <param name="TransposerFrequency">transposer_frequency, 32 bits, uimsbf, in 10 Hz.</param>
public readonly record struct TransposerEntry(byte CellIdExtension, uint TransposerFrequency) : IDescriptorEntry<TransposerEntry>
{
    /// <inheritdoc/>
    public static int Size => 5;

    /// <inheritdoc/>
    public static TransposerEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        byte extension = cursor.Byte();
        return new TransposerEntry(extension, cursor.DoubleWord());
    }
}
