using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Tables.Sections;

/// <summary>Describes the tables of EN 300 468.</summary>
internal static class SiSections
{
    public static ParseStatus NetworkInformation(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = NetworkInformationSection.TryRead(section, out NetworkInformationSection view);
        if (status == ParseStatus.Complete)
        {
            DescriptorScope scope = new(view.Header.TableId, isChinese);
            fields.Hex("network_id", view.Header.TableIdExtension, 4);
            DescriptorLoop.Describe(view.NetworkDescriptors, scope, fields);
            TransportStreams(view.GetEnumerator(), scope, fields);
        }

        return status;
    }

    public static ParseStatus BouquetAssociation(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = BouquetAssociationSection.TryRead(section, out BouquetAssociationSection view);
        if (status == ParseStatus.Complete)
        {
            DescriptorScope scope = new(TableId.BouquetAssociation, isChinese);
            fields.Hex("bouquet_id", view.BouquetId, 4);
            DescriptorLoop.Describe(view.BouquetDescriptors, scope, fields);
            TransportStreams(view.GetEnumerator(), scope, fields);
        }

        return status;
    }

    public static ParseStatus RunningStatusChanges(ReadOnlySpan<byte> section, FieldList fields)
    {
        ParseStatus status = RunningStatusSection.TryRead(section, out RunningStatusSection view);
        if (status == ParseStatus.Complete)
        {
            List<FieldList> events = fields.Loop("events");
            foreach (RunningStatusEntry entry in view)
            {
                FieldList round = events.Next();
                round.Hex("transport_stream_id", entry.TransportStreamId, 4);
                round.Hex("original_network_id", entry.OriginalNetworkId, 4);
                round.Hex("service_id", entry.ServiceId, 4);
                round.Hex("event_id", entry.EventId, 4);
                round.Coded("running_status", (long)entry.RunningStatus, ServiceMeanings.RunningStatus(entry.RunningStatus));
            }
        }

        return status;
    }

    public static ParseStatus ServiceDescription(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = ServiceDescriptionSection.TryRead(section, out ServiceDescriptionSection view);
        if (status == ParseStatus.Complete)
        {
            fields.Hex("transport_stream_id", view.TransportStreamId, 4);
            fields.Hex("original_network_id", view.OriginalNetworkId, 4);
            List<FieldList> services = fields.Loop("services");
            foreach (ServiceEntry entry in view)
            {
                FieldList service = services.Next();
                service.Hex("service_id", entry.ServiceId, 4);
                service.Flag("EIT_schedule_flag", entry.EitScheduleFlag);
                service.Flag("EIT_present_following_flag", entry.EitPresentFollowingFlag);
                service.Coded("running_status", (long)entry.RunningStatus, ServiceMeanings.RunningStatus(entry.RunningStatus));
                service.Flag("free_CA_mode", entry.FreeCaMode);
                DescriptorLoop.Describe(entry.Descriptors, new DescriptorScope(view.Header.TableId, isChinese), service);
            }
        }

        return status;
    }

    public static ParseStatus EventInformation(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = EventInformationSection.TryRead(section, out EventInformationSection view);
        if (status == ParseStatus.Complete)
        {
            fields.Hex("service_id", view.ServiceId, 4);
            fields.Hex("transport_stream_id", view.TransportStreamId, 4);
            fields.Hex("original_network_id", view.OriginalNetworkId, 4);
            fields.Number("segment_last_section_number", view.SegmentLastSectionNumber);
            fields.Hex("last_table_id", view.LastTableId, 2);
            List<FieldList> events = fields.Loop("events");
            foreach (EventEntry entry in view)
            {
                FieldList @event = events.Next();
                @event.Hex("event_id", entry.EventId, 4);
                @event.Time("start_time", entry.StartTime);
                @event.Duration("duration", entry.Duration);
                @event.Coded("running_status", (long)entry.RunningStatus, ServiceMeanings.RunningStatus(entry.RunningStatus));
                @event.Flag("free_CA_mode", entry.FreeCaMode);
                DescriptorLoop.Describe(entry.Descriptors, new DescriptorScope(view.Header.TableId, isChinese), @event);
            }
        }

        return status;
    }

    public static ParseStatus TimeDate(ReadOnlySpan<byte> section, FieldList fields)
    {
        ParseStatus status = TimeDateSection.TryRead(section, out TimeDateSection view);
        fields.Time("UTC_time", view.UtcTime);
        return status;
    }

    public static ParseStatus TimeOffset(ReadOnlySpan<byte> section, bool isChinese, FieldList fields)
    {
        ParseStatus status = TimeOffsetSection.TryRead(section, out TimeOffsetSection view);
        if (status == ParseStatus.Complete)
        {
            fields.Time("UTC_time", view.UtcTime);
            DescriptorLoop.Describe(view.Descriptors, new DescriptorScope(TableId.TimeOffset, isChinese), fields);
        }

        return status;
    }

    private static void TransportStreams(NetworkEntryReader entries, in DescriptorScope scope, FieldList fields)
    {
        List<FieldList> streams = fields.Loop("transport_streams");
        while (entries.MoveNext())
        {
            NetworkEntry entry = entries.Current;
            FieldList stream = streams.Next();
            stream.Hex("transport_stream_id", entry.TransportStreamId, 4);
            stream.Hex("original_network_id", entry.OriginalNetworkId, 4);
            DescriptorLoop.Describe(entry.Descriptors, scope, stream);
        }
    }
}
