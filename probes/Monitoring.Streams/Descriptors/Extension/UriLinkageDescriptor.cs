using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// URI_linkage_descriptor, descriptor_tag_extension 0x13, EN 300 468 §6.4.16:
/// <code>
/// uri_linkage_type          8 uimsbf
/// uri_char_length           8 uimsbf
/// uri_char                  text of Annex A
/// min_polling_interval     16 uimsbf  if announced
/// private_data_byte         the rest
/// </code>
/// </summary>
public readonly ref struct UriLinkageDescriptor
{
    /// <summary>uri_linkage_type, 8 bits, uimsbf.</summary>
    public byte UriLinkageType { get; private init; }

    /// <summary>uri_char as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> UriChar { get; private init; }

    /// <summary>min_polling_interval, 16 bits, uimsbf; null where it is not announced.</summary>
    public ushort? MinPollingInterval { get; private init; }

    /// <summary>private_data_byte, bytes.</summary>
    public ReadOnlySpan<byte> PrivateDataByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out UriLinkageDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte uriLinkageType = cursor.Byte();
        ReadOnlySpan<byte> uriChar = cursor.Counted();
        ushort? minPollingInterval = uriLinkageType <= 1 ? cursor.Word() : null;
        ReadOnlySpan<byte> privateDataByte = cursor.TakeRest();
        view = new UriLinkageDescriptor
        {
            UriLinkageType = uriLinkageType,
            UriChar = uriChar,
            MinPollingInterval = minPollingInterval,
            PrivateDataByte = privateDataByte,
        };
        return cursor.Status;
    }
}
