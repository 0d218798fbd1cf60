using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// frequency_list_descriptor, tag 0x62, EN 300 468 §6.2.17:
/// <code>
/// reserved         6 bslbf
/// coding_type      2 uimsbf
/// frequencies      see <see cref="EntryList{TEntry}"/> of <see cref="FrequencyListEntry"/>
/// </code>
/// </summary>
public readonly ref struct FrequencyListDescriptor
{
    /// <summary>coding_type, 2 bits, uimsbf.</summary>
    public byte CodingType { get; private init; }

    /// <summary>The entries.</summary>
    public EntryList<FrequencyListEntry> Frequencies { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out FrequencyListDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromCodingType = cursor.Byte();
        EntryList<FrequencyListEntry> frequencies = new(cursor.TakeRest());
        view = new FrequencyListDescriptor
        {
            CodingType = (byte)(fromCodingType & 3),
            Frequencies = frequencies,
        };
        return cursor.Status;
    }
}
