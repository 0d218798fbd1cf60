using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of EN 300 468 for services, events and their components.</summary>
internal static class ServiceListDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.NvodReference, new("NVOD_reference_descriptor", NvodReference)),
        new(DescriptorTag.TimeShiftedService, new("time_shifted_service_descriptor", TimeShiftedService)),
        new(DescriptorTag.TimeShiftedEvent, new("time_shifted_event_descriptor", TimeShiftedEvent)),
        new(DescriptorTag.Mosaic, new("mosaic_descriptor", Mosaic)),
        new(DescriptorTag.StreamIdentifier, new("stream_identifier_descriptor", StreamIdentifier)),
        new(DescriptorTag.CaIdentifier, new("CA_identifier_descriptor", CaIdentifier)),
        new(DescriptorTag.Content, new("content_descriptor", Content)),
        new(DescriptorTag.ParentalRating, new("parental_rating_descriptor", ParentalRating)),
        new(DescriptorTag.Teletext, new("teletext_descriptor", Teletext)),
        new(DescriptorTag.Telephone, new("telephone_descriptor", Telephone)),
        new(DescriptorTag.Subtitling, new("subtitling_descriptor", Subtitling)),
        new(DescriptorTag.ServiceMove, new("service_move_descriptor", ServiceMove)),
        new(DescriptorTag.ShortSmoothingBuffer, new("short_smoothing_buffer_descriptor", ShortSmoothingBuffer)),
        new(DescriptorTag.PartialTransportStream, new("partial_transport_stream_descriptor", PartialTransportStream)),
        new(DescriptorTag.DataBroadcast, new("data_broadcast_descriptor", DataBroadcast)),
        new(DescriptorTag.Scrambling, new("scrambling_descriptor", Scrambling)),
        new(DescriptorTag.DataBroadcastId, new("data_broadcast_id_descriptor", DataBroadcastId)),
        new(DescriptorTag.TransportStream, new("transport_stream_descriptor", TransportStream)),
        new(DescriptorTag.Dsng, new("DSNG_descriptor", Dsng)),
        new(DescriptorTag.Pdc, new("PDC_descriptor", Pdc)),
        new(DescriptorTag.AncillaryData, new("ancillary_data_descriptor", AncillaryData)),
        new(DescriptorTag.AnnouncementSupport, new("announcement_support_descriptor", AnnouncementSupport)),
        new(DescriptorTag.ApplicationSignalling, new("application_signalling_descriptor", ApplicationSignalling)),
        new(DescriptorTag.AdaptationFieldData, new("adaptation_field_data_descriptor", AdaptationFieldData)),
        new(DescriptorTag.ServiceIdentifier, new("service_identifier_descriptor", ServiceIdentifier)),
        new(DescriptorTag.ServiceAvailability, new("service_availability_descriptor", ServiceAvailability)),
        new(DescriptorTag.DefaultAuthority, new("default_authority_descriptor", DefaultAuthority)),
        new(DescriptorTag.TvaId, new("TVA_id_descriptor", TvaId)),
        new(DescriptorTag.EcmRepetitionRate, new("ECM_repetition_rate_descriptor", EcmRepetitionRate)),
        new(DescriptorTag.XaitLocation, new("XAIT_location_descriptor", XaitLocation)),
        new(DescriptorTag.FtaContentManagement, new("FTA_content_management_descriptor", FtaContentManagement)),
    ];

    private static ParseStatus NvodReference(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        EntryList<NvodReferenceEntry> entries = new(body);
        List<FieldList> rounds = fields.Loop("services");
        foreach (NvodReferenceEntry entry in entries)
        {
            FieldList round = rounds.Next();
            round.Hex("transport_stream_id", entry.TransportStreamId, 4);
            round.Hex("original_network_id", entry.OriginalNetworkId, 4);
            round.Hex("service_id", entry.ServiceId, 4);
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }

    private static ParseStatus TimeShiftedService(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = TimeShiftedServiceDescriptor.TryRead(body, out TimeShiftedServiceDescriptor view);
        fields.Hex("reference_service_id", view.ReferenceServiceId, 4);
        return status;
    }

    private static ParseStatus TimeShiftedEvent(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = TimeShiftedEventDescriptor.TryRead(body, out TimeShiftedEventDescriptor view);
        fields.Hex("reference_service_id", view.ReferenceServiceId, 4);
        fields.Hex("reference_event_id", view.ReferenceEventId, 4);
        return status;
    }

    private static ParseStatus Mosaic(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = MosaicDescriptor.TryRead(body, out MosaicDescriptor view);
        fields.Flag("mosaic_entry_point", view.MosaicEntryPoint);
        fields.Number("number_of_horizontal_elementary_cells", view.NumberOfHorizontalElementaryCells);
        fields.Number("number_of_vertical_elementary_cells", view.NumberOfVerticalElementaryCells);
        fields.Bytes("logical_cells", view.LogicalCells);
        return status;
    }

    private static ParseStatus StreamIdentifier(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = StreamIdentifierDescriptor.TryRead(body, out StreamIdentifierDescriptor view);
        fields.Hex("component_tag", view.ComponentTag, 2);
        return status;
    }

    private static ParseStatus CaIdentifier(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        EntryList<CaIdentifierEntry> entries = new(body);
        List<FieldList> rounds = fields.Loop("systems");
        foreach (CaIdentifierEntry entry in entries)
        {
            FieldList round = rounds.Next();
            round.Coded("CA_system_id", entry.CaSystemId, AccessMeanings.System(entry.CaSystemId), 4);
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }

    private static ParseStatus Content(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        EntryList<ContentEntry> entries = new(body);
        List<FieldList> rounds = fields.Loop("contents");
        foreach (ContentEntry entry in entries)
        {
            FieldList round = rounds.Next();
            round.Coded("content_nibble_level_1", entry.ContentNibbleLevel1, EventMeanings.Content(entry.ContentNibbleLevel1));
            round.Number("content_nibble_level_2", entry.ContentNibbleLevel2);
            round.Number("user_byte", entry.UserByte);
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }

    private static ParseStatus ParentalRating(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        EntryList<ParentalRatingEntry> entries = new(body);
        List<FieldList> rounds = fields.Loop("ratings");
        foreach (ParentalRatingEntry entry in entries)
        {
            FieldList round = rounds.Next();
            round.Word("country_code", entry.CountryCode);
            round.Number("rating", entry.Rating);
            if (entry.Rating is > 0 and <= 15)
            {
                round.Number("minimum_age", entry.Rating + 3);
            }
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }

    /// <summary>Pages of teletext, be it in PES packets or in lines.</summary>
    internal static ParseStatus Teletext(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        EntryList<TeletextEntry> entries = new(body);
        List<FieldList> rounds = fields.Loop("pages");
        foreach (TeletextEntry entry in entries)
        {
            FieldList round = rounds.Next();
            round.Word("ISO_639_language_code", entry.Iso639LanguageCode);
            round.Coded("teletext_type", entry.TeletextType, EventMeanings.TeletextType(entry.TeletextType));
            round.Number("teletext_magazine_number", entry.TeletextMagazineNumber);
            round.Hex("teletext_page_number", entry.TeletextPageNumber, 2);
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }

    private static ParseStatus Telephone(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = TelephoneDescriptor.TryRead(body, out TelephoneDescriptor view);
        fields.Flag("foreign_availability", view.ForeignAvailability);
        fields.Number("connection_type", view.ConnectionType);
        fields.Number("country_prefix_length", view.CountryPrefixLength);
        fields.Number("international_area_code_length", view.InternationalAreaCodeLength);
        fields.Number("operator_code_length", view.OperatorCodeLength);
        fields.Number("national_area_code_length", view.NationalAreaCodeLength);
        fields.Number("core_number_length", view.CoreNumberLength);
        fields.Bytes("char", view.Digits);
        return status;
    }

    private static ParseStatus Subtitling(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        EntryList<SubtitlingEntry> entries = new(body);
        List<FieldList> rounds = fields.Loop("subtitles");
        foreach (SubtitlingEntry entry in entries)
        {
            FieldList round = rounds.Next();
            round.Word("ISO_639_language_code", entry.Iso639LanguageCode);
            round.Coded("subtitling_type", entry.SubtitlingType, EventMeanings.SubtitlingType(entry.SubtitlingType), 2);
            round.Number("composition_page_id", entry.CompositionPageId);
            round.Number("ancillary_page_id", entry.AncillaryPageId);
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }

    private static ParseStatus ServiceMove(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ServiceMoveDescriptor.TryRead(body, out ServiceMoveDescriptor view);
        fields.Hex("new_original_network_id", view.NewOriginalNetworkId, 4);
        fields.Hex("new_transport_stream_id", view.NewTransportStreamId, 4);
        fields.Hex("new_service_id", view.NewServiceId, 4);
        return status;
    }

    private static ParseStatus ShortSmoothingBuffer(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ShortSmoothingBufferDescriptor.TryRead(body, out ShortSmoothingBufferDescriptor view);
        fields.Number("sb_size", view.SbSize);
        fields.Number("sb_leak_rate", view.SbLeakRate);
        fields.Bytes("DVB_reserved", view.DvbReserved);
        return status;
    }

    private static ParseStatus PartialTransportStream(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = PartialTransportStreamDescriptor.TryRead(body, out PartialTransportStreamDescriptor view);
        fields.Number("peak_rate", view.PeakRate);
        fields.Number("minimum_overall_smoothing_rate", view.MinimumOverallSmoothingRate);
        fields.Number("maximum_overall_smoothing_buffer", view.MaximumOverallSmoothingBuffer);
        return status;
    }

    private static ParseStatus DataBroadcast(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = DataBroadcastDescriptor.TryRead(body, out DataBroadcastDescriptor view);
        fields.Coded("data_broadcast_id", view.DataBroadcastId, EventMeanings.DataBroadcast(view.DataBroadcastId), 4);
        fields.Hex("component_tag", view.ComponentTag, 2);
        fields.Bytes("selector_byte", view.SelectorByte);
        fields.Word("ISO_639_language_code", view.Iso639LanguageCode);
        fields.Text("text", view.Text);
        return status;
    }

    private static ParseStatus Scrambling(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ScramblingDescriptor.TryRead(body, out ScramblingDescriptor view);
        fields.Coded("scrambling_mode", view.ScramblingMode, EventMeanings.Scrambling(view.ScramblingMode), 2);
        return status;
    }

    private static ParseStatus DataBroadcastId(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = DataBroadcastIdDescriptor.TryRead(body, out DataBroadcastIdDescriptor view);
        fields.Coded("data_broadcast_id", view.DataBroadcastId, EventMeanings.DataBroadcast(view.DataBroadcastId), 4);
        fields.Bytes("id_selector_byte", view.IdSelectorByte);
        return status;
    }

    private static ParseStatus TransportStream(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = TransportStreamDescriptor.TryRead(body, out TransportStreamDescriptor view);
        fields.Text("byte", view.Text);
        return status;
    }

    private static ParseStatus Dsng(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = DsngDescriptor.TryRead(body, out DsngDescriptor view);
        fields.Text("byte", view.Text);
        return status;
    }

    private static ParseStatus Pdc(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = PdcDescriptor.TryRead(body, out PdcDescriptor view);
        fields.Hex("programme_identification_label", view.ProgrammeIdentificationLabel, 5);
        return status;
    }

    private static ParseStatus AncillaryData(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AncillaryDataDescriptor.TryRead(body, out AncillaryDataDescriptor view);
        fields.Hex("ancillary_data_identifier", view.AncillaryDataIdentifier, 2);
        return status;
    }

    private static ParseStatus AnnouncementSupport(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AnnouncementSupportDescriptor.TryRead(body, out AnnouncementSupportDescriptor view);
        fields.Hex("announcement_support_indicator", view.AnnouncementSupportIndicator, 4);
        fields.Bytes("announcements", view.Announcements);
        return status;
    }

    private static ParseStatus ApplicationSignalling(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        EntryList<ApplicationSignallingEntry> entries = new(body);
        List<FieldList> rounds = fields.Loop("applications");
        foreach (ApplicationSignallingEntry entry in entries)
        {
            FieldList round = rounds.Next();
            round.Hex("application_type", entry.ApplicationType, 4);
            round.Number("AIT_version_number", entry.AitVersionNumber);
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }

    private static ParseStatus AdaptationFieldData(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AdaptationFieldDataDescriptor.TryRead(body, out AdaptationFieldDataDescriptor view);
        fields.Hex("adaptation_field_data_identifier", view.AdaptationFieldDataIdentifier, 2);
        return status;
    }

    private static ParseStatus ServiceIdentifier(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ServiceIdentifierDescriptor.TryRead(body, out ServiceIdentifierDescriptor view);
        fields.Text("textual_service_identifier_bytes", view.TextualServiceIdentifierBytes);
        return status;
    }

    private static ParseStatus ServiceAvailability(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ServiceAvailabilityDescriptor.TryRead(body, out ServiceAvailabilityDescriptor view);
        fields.Flag("availability_flag", view.AvailabilityFlag);
        List<FieldList> rounds = fields.Loop("cells");
        foreach (ServiceAvailabilityEntry entry in view.Cells)
        {
            FieldList round = rounds.Next();
            round.Number("cell_id", entry.CellId);
        }

        fields.Bytes("rest", view.Cells.Rest);
        return status;
    }

    private static ParseStatus DefaultAuthority(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = DefaultAuthorityDescriptor.TryRead(body, out DefaultAuthorityDescriptor view);
        fields.Text("default_authority_byte", view.DefaultAuthorityByte);
        return status;
    }

    private static ParseStatus TvaId(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        EntryList<TvaIdEntry> entries = new(body);
        List<FieldList> rounds = fields.Loop("ids");
        foreach (TvaIdEntry entry in entries)
        {
            FieldList round = rounds.Next();
            round.Hex("TVA_id", entry.TvaId, 4);
            round.Number("running_status", entry.RunningStatus);
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }

    private static ParseStatus EcmRepetitionRate(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = EcmRepetitionRateDescriptor.TryRead(body, out EcmRepetitionRateDescriptor view);
        fields.Coded("CA_system_id", view.CaSystemId, AccessMeanings.System(view.CaSystemId), 4);
        fields.Number("ECM_repetition_rate", view.EcmRepetitionRate);
        fields.Bytes("private_data_byte", view.PrivateDataByte);
        return status;
    }

    private static ParseStatus XaitLocation(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = XaitLocationDescriptor.TryRead(body, out XaitLocationDescriptor view);
        fields.Hex("xait_original_network_id", view.XaitOriginalNetworkId, 4);
        fields.Hex("xait_service_id", view.XaitServiceId, 4);
        fields.Number("xait_version_number", view.XaitVersionNumber);
        fields.Number("xait_update_policy", view.XaitUpdatePolicy);
        return status;
    }

    private static ParseStatus FtaContentManagement(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = FtaContentManagementDescriptor.TryRead(body, out FtaContentManagementDescriptor view);
        fields.Flag("user_defined", view.UserDefined);
        fields.Flag("do_not_scramble", view.DoNotScramble);
        fields.Number("control_remote_access_over_internet", view.ControlRemoteAccessOverInternet);
        fields.Flag("do_not_apply_revocation", view.DoNotApplyRevocation);
        return status;
    }
}
