using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Dsmcc;
using Monitoring.Streams.Sections;

namespace Monitoring.Probe.Tables.Sections;

/// <summary>Describes the sections of DSM-CC: messages, blocks, stream descriptors, datagrams. What they carry is counted and not shown.</summary>
internal static class DsmccSections
{
    public static ParseStatus Message(ReadOnlySpan<byte> section, FieldList fields)
    {
        ParseStatus status = DsmccMessageSection.TryRead(section, out DsmccMessageSection view);
        if (status == ParseStatus.Complete)
        {
            fields.Hex("dsmccType", view.DsmccType, 2);
            fields.Coded("messageId", view.MessageId, ApplicationMeanings.DsmccMessage(view.MessageId), 4);
            fields.Hex(view.Header.TableId == TableId.DsmccMessage ? "transactionId" : "downloadId", view.TransactionId, 8);
            fields.Bytes("dsmccAdaptationHeader", view.Adaptation);
            Message(view.MessageId, view.Message, fields);
        }

        return status;
    }

    public static ParseStatus StreamDescriptors(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = StreamDescriptorSection.TryRead(section, out StreamDescriptorSection view);
        if (status == ParseStatus.Complete)
        {
            DescriptorLoop.Describe(view.StreamDescriptors, new DescriptorScope(TableId.DsmccStreamDescriptors, isChinese), fields);
        }

        return status;
    }

    public static ParseStatus Datagram(ReadOnlySpan<byte> section, FieldList fields)
    {
        ParseStatus status = DatagramSection.TryRead(section, out DatagramSection view);
        if (status == ParseStatus.Complete)
        {
            fields.Hex("MAC_address", view.MacAddress, 12);
            fields.Number("payload_scrambling_control", view.PayloadScramblingControl);
            fields.Number("address_scrambling_control", view.AddressScramblingControl);
            fields.Flag("LLC_SNAP_flag", view.LlcSnapFlag);
            fields.Number("payload_bytes", view.Payload.Length);
        }

        return status;
    }

    private static void Message(ushort messageId, ReadOnlySpan<byte> message, FieldList fields)
    {
        if (messageId == DsmccMessageId.DownloadServerInitiate
            && DownloadServerInitiate.TryRead(message, out DownloadServerInitiate initiate) == ParseStatus.Complete)
        {
            fields.Bytes("serverId", initiate.ServerId);
            fields.Bytes("compatibilityDescriptor", initiate.CompatibilityDescriptor);
            fields.Bytes("privateDataByte", initiate.PrivateData);
        }
        else if (messageId == DsmccMessageId.DownloadInfoIndication
            && DownloadInfoIndication.TryRead(message, out DownloadInfoIndication information) == ParseStatus.Complete)
        {
            Information(information, fields);
        }
        else if (messageId == DsmccMessageId.DownloadDataBlock
            && DownloadDataBlock.TryRead(message, out DownloadDataBlock block) == ParseStatus.Complete)
        {
            fields.Hex("moduleId", block.ModuleId, 4);
            fields.Number("moduleVersion", block.ModuleVersion);
            fields.Number("blockNumber", block.BlockNumber);
            fields.Number("blockData_bytes", block.BlockData.Length);
        }
        else
        {
            fields.Bytes("message", message);
        }
    }

    private static void Information(in DownloadInfoIndication view, FieldList fields)
    {
        fields.Hex("downloadId", view.DownloadId, 8);
        fields.Number("blockSize", view.BlockSize);
        fields.Number("windowSize", view.WindowSize);
        fields.Number("ackPeriod", view.AckPeriod);
        fields.Number("tCDownloadWindow", view.TcDownloadWindow);
        fields.Number("tCDownloadScenario", view.TcDownloadScenario);
        fields.Bytes("compatibilityDescriptor", view.CompatibilityDescriptor);
        fields.Number("numberOfModules", view.NumberOfModules);
        List<FieldList> modules = fields.Loop("modules");
        foreach (DownloadModule module in view)
        {
            FieldList item = modules.Next();
            item.Hex("moduleId", module.ModuleId, 4);
            item.Number("moduleSize", module.ModuleSize);
            item.Number("moduleVersion", module.ModuleVersion);
            item.Bytes("moduleInfoByte", module.ModuleInfo);
        }

        fields.Bytes("privateDataByte", view.PrivateData);
    }
}
