using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// association_tag_descriptor, tag 0x14, ISO/IEC 13818-6 §11.4.1:
/// <code>
/// association_tag          16 uimsbf
/// use                      16 uimsbf
/// selector_byte_length      8 uimsbf
/// selector_byte             bytes
/// private_data_byte         the rest
/// </code>
/// </summary>
public readonly ref struct AssociationTagDescriptor
{
    /// <summary>association_tag, 16 bits, uimsbf.</summary>
    public ushort AssociationTag { get; private init; }

    /// <summary>use, 16 bits, uimsbf.</summary>
    public ushort Use { get; private init; }

    /// <summary>selector_byte, bytes.</summary>
    public ReadOnlySpan<byte> SelectorByte { get; private init; }

    /// <summary>private_data_byte, bytes.</summary>
    public ReadOnlySpan<byte> PrivateDataByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AssociationTagDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort associationTag = cursor.Word();
        ushort use = cursor.Word();
        ReadOnlySpan<byte> selectorByte = cursor.Counted();
        ReadOnlySpan<byte> privateDataByte = cursor.TakeRest();
        view = new AssociationTagDescriptor
        {
            AssociationTag = associationTag,
            Use = use,
            SelectorByte = selectorByte,
            PrivateDataByte = privateDataByte,
        };
        return cursor.Status;
    }
}
