using System.Buffers.Binary;
using Monitoring.Streams.Dsmcc;
using Monitoring.Streams.Sections;

namespace Monitoring.Testing.Streams;

/// <content>Sections of DSM-CC, ISO/IEC 13818-6.</content>
public static partial class SectionBuilder
{
    /// <summary>A U-N message, or download data, with an adaptation header of four bytes if asked.</summary>
    public static byte[] DsmccMessage(byte tableId, ushort messageId, uint id, ReadOnlySpan<byte> message, bool isAdapted = false)
    {
        byte[] adaptation = isAdapted ? [1, 2, 3, 4] : [];
        return LongSyntax(tableId, (ushort)id, 0,
        [
            0x11, 0x03, .. Word(messageId), .. DoubleWord(id), 0xFF, (byte)adaptation.Length, .. Word(adaptation.Length + message.Length),
            .. adaptation, .. message,
        ]);
    }

    /// <summary>DownloadInfoIndication.</summary>
    public static byte[] DownloadInfo(uint downloadId, ushort blockSize, params (ushort Id, uint Size, byte Version, byte[] Info)[] modules)
    {
        List<byte> message = [.. DoubleWord(downloadId), .. Word(blockSize), 0, 0, .. DoubleWord(0), .. DoubleWord(5_000_000), 0, 0, .. Word(modules.Length)];
        foreach ((ushort id, uint size, byte version, byte[] info) in modules)
        {
            message.AddRange([.. Word(id), .. DoubleWord(size), version, (byte)info.Length, .. info]);
        }

        return DsmccMessage(TableId.DsmccMessage, DsmccMessageId.DownloadInfoIndication, 0x8000_0002, [.. message, 0, 2, 0xAB, 0xCD]);
    }

    /// <summary>DownloadServerInitiate.</summary>
    public static byte[] DownloadServer(ReadOnlySpan<byte> privateData) => DsmccMessage(
        TableId.DsmccMessage, DsmccMessageId.DownloadServerInitiate, 0x8000_0000,
        [.. Enumerable.Repeat((byte)0xFF, 20), 0, 0, .. Word(privateData.Length), .. privateData]);

    /// <summary>DownloadDataBlock.</summary>
    public static byte[] DownloadBlock(uint downloadId, ushort moduleId, byte version, ushort block, ReadOnlySpan<byte> data) => DsmccMessage(
        TableId.DsmccDownloadData, DsmccMessageId.DownloadDataBlock, downloadId,
        [.. Word(moduleId), version, 0xFF, .. Word(block), .. data], isAdapted: true);

    /// <summary>A datagram in multiprotocol encapsulation, clear.</summary>
    public static byte[] DatagramSection(long macAddress, ReadOnlySpan<byte> datagram)
    {
        byte[] mac = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(mac, macAddress);
        return LongSyntax(
            TableId.DsmccPrivateData, (ushort)((mac[7] << 8) | mac[6]), 0, [mac[5], mac[4], mac[3], mac[2], .. datagram]);
    }

    /// <summary>Stream descriptors, each with its tag.</summary>
    public static byte[] StreamDescriptors(params byte[][] descriptors) =>
        LongSyntax(TableId.DsmccStreamDescriptors, 0, 0, descriptors.SelectMany(d => d).ToArray());

    private static byte[] DoubleWord(uint value)
    {
        byte[] bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
