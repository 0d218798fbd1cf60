using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Dsmcc;

/// <summary>
/// DSM-CC section of a U-N message, table_id 0x3B, or of download data, 0x3C, ISO/IEC 13818-6 §9.2 and §2. After the section header:
/// <code>
/// protocolDiscriminator      8 uimsbf   0x11
/// dsmccType                  8 uimsbf   0x03 for download
/// messageId                 16 uimsbf
/// transactionId             32 uimsbf   downloadId in 0x3C
/// reserved                   8 bslbf
/// adaptationLength           8 uimsbf   a part of messageLength
/// messageLength             16 uimsbf
/// adaptation                 8 · adaptationLength
/// message                    8 · (messageLength − adaptationLength)
/// </code>
/// </summary>
public readonly ref struct DsmccMessageSection
{
    /// <summary>protocolDiscriminator of all DSM-CC messages.</summary>
    private const byte Discriminator = 0x11;

    /// <summary>The section header.</summary>
    public SectionHeader Header { get; private init; }

    /// <summary>dsmccType, 8 bits, uimsbf.</summary>
    public byte DsmccType { get; private init; }

    /// <summary>messageId, 16 bits, uimsbf; see <see cref="DsmccMessageId"/>.</summary>
    public ushort MessageId { get; private init; }

    /// <summary>transactionId of a message, downloadId of download data, 32 bits, uimsbf.</summary>
    public uint TransactionId { get; private init; }

    /// <summary>Adaptation header, bytes.</summary>
    public ReadOnlySpan<byte> Adaptation { get; private init; }

    /// <summary>The message after its header, bytes.</summary>
    public ReadOnlySpan<byte> Message { get; private init; }

    /// <summary>Reads a section. Malformed where it is no DSM-CC message, or its lengths run past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out DsmccMessageSection view)
    {
        view = default;
        ParseStatus status = LongSection.TryRead(
            section, TableId.DsmccMessage, TableId.DsmccDownloadData, out SectionHeader header, out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        ByteCursor cursor = new(body);
        byte discriminator = cursor.Byte();
        byte type = cursor.Byte();
        ushort messageId = cursor.Word();
        uint transactionId = cursor.DoubleWord();
        _ = cursor.Byte();
        byte adaptationLength = cursor.Byte();
        ushort messageLength = cursor.Word();
        ReadOnlySpan<byte> adaptation = cursor.Take(adaptationLength);
        if (discriminator != Discriminator || adaptationLength > messageLength)
        {
            return ParseStatus.Malformed;
        }

        ReadOnlySpan<byte> message = cursor.Take(messageLength - adaptationLength);
        view = new DsmccMessageSection
        {
            Header = header,
            DsmccType = type,
            MessageId = messageId,
            TransactionId = transactionId,
            Adaptation = adaptation,
            Message = message,
        };
        return cursor.Status;
    }
}
