using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// multilingual_component_descriptor, tag 0x5E, EN 300 468 §6.2.23:
/// <code>
/// component_tag      8 uimsbf
/// descriptions       see <see cref="MultilingualNameReader"/>
/// </code>
/// </summary>
public readonly ref struct MultilingualComponentDescriptor
{
    private readonly ReadOnlySpan<byte> _descriptions;

    private MultilingualComponentDescriptor(byte componentTag, ReadOnlySpan<byte> descriptions)
    {
        ComponentTag = componentTag;
        _descriptions = descriptions;
    }

    /// <summary>component_tag, 8 bits, uimsbf.</summary>
    public byte ComponentTag { get; }

    /// <summary>The descriptions, one a language.</summary>
    public MultilingualNameReader Descriptions => new(_descriptions);

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out MultilingualComponentDescriptor view)
    {
        ByteCursor cursor = new(body);
        view = new MultilingualComponentDescriptor(cursor.Byte(), cursor.TakeRest());
        return cursor.Status;
    }
}
