using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Splicing;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Probe.Tables.Sections;

/// <summary>Describes the splice_info_section of SCTE 35.</summary>
internal static class SpliceSections
{
    public static ParseStatus SpliceInformation(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = SpliceInformationSection.TryRead(section, out SpliceInformationSection view);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        fields.Number("sap_type", view.SapType);
        fields.Number("protocol_version", view.ProtocolVersion);
        fields.Flag("encrypted_packet", view.EncryptedPacket);
        fields.Number("encryption_algorithm", view.EncryptionAlgorithm);
        fields.Number("pts_adjustment", view.PtsAdjustment.Ticks);
        fields.Number("cw_index", view.CwIndex);
        fields.Hex("tier", view.Tier, 3);
        if (view.SpliceCommandType is { } command)
        {
            fields.Coded("splice_command_type", (long)command, ApplicationMeanings.SpliceCommand(command), 2);
            Command(command, view.Command, fields);
        }

        DescriptorLoop.Describe(view.SpliceDescriptors, new DescriptorScope(TableId.SpliceInformation, isChinese), fields);
        return status;
    }

    private static void Command(SpliceCommandType type, ReadOnlySpan<byte> command, FieldList fields)
    {
        if (type == SpliceCommandType.Insert && SpliceInsert.TryRead(command, out SpliceInsert insert) == ParseStatus.Complete)
        {
            fields.Number("splice_event_id", insert.SpliceEventId);
            fields.Flag("splice_event_cancel_indicator", insert.SpliceEventCancelIndicator);
            if (insert.SpliceEventCancelIndicator)
            {
                return;
            }

            fields.Flag("out_of_network_indicator", insert.OutOfNetworkIndicator);
            fields.Flag("program_splice_flag", insert.ProgramSpliceFlag);
            fields.Flag("splice_immediate_flag", insert.SpliceImmediateFlag);
            Time(insert.PtsTime, fields);
            fields.Number("component_count", insert.ProgramSpliceFlag ? null : insert.ComponentCount);
            fields.Flag("auto_return", insert.AutoReturn);
            fields.Number("duration", insert.Duration);
            fields.Number("unique_program_id", insert.UniqueProgramId);
            fields.Number("avail_num", insert.AvailNum);
            fields.Number("avails_expected", insert.AvailsExpected);
        }
        else if (type == SpliceCommandType.Schedule && SpliceSchedule.TryRead(command, out SpliceSchedule schedule) == ParseStatus.Complete)
        {
            Schedule(schedule, fields);
        }
        else if (type == SpliceCommandType.TimeSignal && SpliceTime.TryRead(command, out SpliceTime time) == ParseStatus.Complete)
        {
            Time(time.PtsTime, fields);
        }
        else
        {
            fields.Bytes("splice_command", command);
        }
    }

    private static void Schedule(in SpliceSchedule schedule, FieldList fields)
    {
        List<FieldList> events = fields.Loop("events");
        foreach (ScheduledSplice splice in schedule)
        {
            FieldList item = events.Next();
            item.Number("splice_event_id", splice.SpliceEventId);
            item.Flag("splice_event_cancel_indicator", splice.SpliceEventCancelIndicator);
            if (!splice.SpliceEventCancelIndicator)
            {
                item.Flag("out_of_network_indicator", splice.OutOfNetworkIndicator);
                item.Flag("program_splice_flag", splice.ProgramSpliceFlag);
                item.Number("utc_splice_time", splice.UtcSpliceTime);
                item.Number("component_count", splice.ProgramSpliceFlag ? null : splice.ComponentCount);
                item.Flag("auto_return", splice.AutoReturn);
                item.Number("duration", splice.Duration);
                item.Number("unique_program_id", splice.UniqueProgramId);
                item.Number("avail_num", splice.AvailNum);
                item.Number("avails_expected", splice.AvailsExpected);
            }
        }
    }

    private static void Time(Timestamp90k? time, FieldList fields) => fields.Number("pts_time", time?.Ticks);
}
