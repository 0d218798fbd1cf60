using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// Walks the channel lists of a logical_channel_descriptor of NorDig version 2, private tag 0x87 under specifier 0x00000029, with
/// <c>foreach</c>; a list that runs past the body ends the walk.
/// <code>
/// channel_list_id               8 uimsbf
/// channel_list_name_length      8 uimsbf
/// channel_list_name             text of Annex A
/// country_code                 24 bslbf
/// descriptor_length             8 uimsbf
/// channels                      see <see cref="LogicalChannelDescriptor"/>, numbers of ten bits
/// </code>
/// </summary>
public ref struct NorDigChannelListReader
{
    private ByteCursor _cursor;

    /// <summary>Walks the lists that make up <paramref name="body"/>.</summary>
    public NorDigChannelListReader(ReadOnlySpan<byte> body) => _cursor = new ByteCursor(body);

    /// <summary>channel_list_id, 8 bits, uimsbf.</summary>
    public byte ChannelListId { get; private set; }

    /// <summary>channel_list_name as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> ChannelListName { get; private set; }

    /// <summary>country_code, 24 bits, bslbf; null where the bytes are no letters.</summary>
    public string? CountryCode { get; private set; }

    /// <summary>The channels, to be read with a <see cref="LogicalChannelDescriptor"/>.</summary>
    public ReadOnlySpan<byte> Channels { get; private set; }

    /// <summary>Where the reader stands.</summary>
    public readonly NorDigChannelListReader Current => this;

    /// <summary>The reader itself, from where it stands.</summary>
    public readonly NorDigChannelListReader GetEnumerator() => this;

    /// <summary>Goes to the next list.</summary>
    public bool MoveNext()
    {
        if (_cursor.Rest.IsEmpty)
        {
            return false;
        }

        ChannelListId = _cursor.Byte();
        ChannelListName = _cursor.Counted();
        CountryCode = LanguageCode.Read(_cursor.Take(LanguageCode.Size));
        Channels = _cursor.Counted();
        return _cursor.Status == ParseStatus.Complete;
    }
}
