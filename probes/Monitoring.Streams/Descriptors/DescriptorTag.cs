namespace Monitoring.Streams.Descriptors;

/// <summary>
/// descriptor_tag, 8 bits, uimsbf: values of ISO/IEC 13818-1 table 2-45, EN 300 468 table 12 and ARIB STD-B10 that are read here.
/// </summary>
public static class DescriptorTag
{
    /// <summary>video_stream_descriptor, ISO/IEC 13818-1 §2.6.2.</summary>
    public const byte VideoStream = 0x02;

    /// <summary>audio_stream_descriptor, ISO/IEC 13818-1 §2.6.4.</summary>
    public const byte AudioStream = 0x03;

    /// <summary>hierarchy_descriptor, ISO/IEC 13818-1 §2.6.6.</summary>
    public const byte Hierarchy = 0x04;

    /// <summary>registration_descriptor, ISO/IEC 13818-1 §2.6.8.</summary>
    public const byte Registration = 0x05;

    /// <summary>data_stream_alignment_descriptor, ISO/IEC 13818-1 §2.6.10.</summary>
    public const byte DataStreamAlignment = 0x06;

    /// <summary>target_background_grid_descriptor, ISO/IEC 13818-1 §2.6.12.</summary>
    public const byte TargetBackgroundGrid = 0x07;

    /// <summary>video_window_descriptor, ISO/IEC 13818-1 §2.6.14.</summary>
    public const byte VideoWindow = 0x08;

    /// <summary>CA_descriptor, ISO/IEC 13818-1 §2.6.16.</summary>
    public const byte ConditionalAccess = 0x09;

    /// <summary>ISO_639_language_descriptor, ISO/IEC 13818-1 §2.6.18.</summary>
    public const byte Iso639Language = 0x0A;

    /// <summary>system_clock_descriptor, ISO/IEC 13818-1 §2.6.20.</summary>
    public const byte SystemClock = 0x0B;

    /// <summary>multiplex_buffer_utilization_descriptor, ISO/IEC 13818-1 §2.6.22.</summary>
    public const byte MultiplexBufferUtilization = 0x0C;

    /// <summary>copyright_descriptor, ISO/IEC 13818-1 §2.6.24.</summary>
    public const byte Copyright = 0x0D;

    /// <summary>maximum_bitrate_descriptor, ISO/IEC 13818-1 §2.6.26.</summary>
    public const byte MaximumBitrate = 0x0E;

    /// <summary>private_data_indicator_descriptor, ISO/IEC 13818-1 §2.6.28.</summary>
    public const byte PrivateDataIndicator = 0x0F;

    /// <summary>smoothing_buffer_descriptor, ISO/IEC 13818-1 §2.6.30.</summary>
    public const byte SmoothingBuffer = 0x10;

    /// <summary>STD_descriptor, ISO/IEC 13818-1 §2.6.32.</summary>
    public const byte Std = 0x11;

    /// <summary>ibp_descriptor, ISO/IEC 13818-1 §2.6.34.</summary>
    public const byte Ibp = 0x12;

    /// <summary>carousel_identifier_descriptor, TS 102 809 §B.2.8.1.</summary>
    public const byte CarouselIdentifier = 0x13;

    /// <summary>association_tag_descriptor, ISO/IEC 13818-6 §11.4.1.</summary>
    public const byte AssociationTag = 0x14;

    /// <summary>MPEG-4_video_descriptor, ISO/IEC 13818-1 §2.6.36.</summary>
    public const byte Mpeg4Video = 0x1B;

    /// <summary>MPEG-4_audio_descriptor, ISO/IEC 13818-1 §2.6.38.</summary>
    public const byte Mpeg4Audio = 0x1C;

    /// <summary>external_ES_ID_descriptor, ISO/IEC 13818-1 §2.6.46.</summary>
    public const byte ExternalEsId = 0x20;

    /// <summary>multiplex_buffer_descriptor, ISO/IEC 13818-1 §2.6.52.</summary>
    public const byte MultiplexBuffer = 0x23;

    /// <summary>metadata_pointer_descriptor, ISO/IEC 13818-1 §2.6.58.</summary>
    public const byte MetadataPointer = 0x25;

    /// <summary>metadata_descriptor, ISO/IEC 13818-1 §2.6.60.</summary>
    public const byte Metadata = 0x26;

    /// <summary>metadata_STD_descriptor, ISO/IEC 13818-1 §2.6.62.</summary>
    public const byte MetadataStd = 0x27;

    /// <summary>AVC_video_descriptor, ISO/IEC 13818-1 §2.6.64.</summary>
    public const byte AvcVideo = 0x28;

    /// <summary>AVC_timing_and_HRD_descriptor, ISO/IEC 13818-1 §2.6.66.</summary>
    public const byte AvcTimingAndHrd = 0x2A;

    /// <summary>MPEG-2_AAC_audio_descriptor, ISO/IEC 13818-1 §2.6.68.</summary>
    public const byte Mpeg2AacAudio = 0x2B;

    /// <summary>auxiliary_video_stream_descriptor, ISO/IEC 13818-1 §2.6.74.</summary>
    public const byte AuxiliaryVideoStream = 0x2F;

    /// <summary>SVC_extension_descriptor, ISO/IEC 13818-1 §2.6.76.</summary>
    public const byte SvcExtension = 0x30;

    /// <summary>MVC_extension_descriptor, ISO/IEC 13818-1 §2.6.78.</summary>
    public const byte MvcExtension = 0x31;

    /// <summary>HEVC_video_descriptor, ISO/IEC 13818-1 §2.6.95.</summary>
    public const byte HevcVideo = 0x38;

    /// <summary>VVC_video_descriptor, ISO/IEC 13818-1:2022 §2.6.</summary>
    public const byte VvcVideo = 0x39;

    /// <summary>Extension_descriptor, ISO/IEC 13818-1 §2.6.90: the first byte of its body is the tag proper.</summary>
    public const byte MpegExtension = 0x3F;

    /// <summary>AVS_video_descriptor, GB/T 20090.1: the same tag beside streams of AVS.</summary>
    public const byte AvsVideo = 0x3F;

    /// <summary>network_name_descriptor, EN 300 468 §6.2.27.</summary>
    public const byte NetworkName = 0x40;

    /// <summary>service_list_descriptor, EN 300 468 §6.2.35.</summary>
    public const byte ServiceList = 0x41;

    /// <summary>stuffing_descriptor, EN 300 468 §6.2.40.</summary>
    public const byte Stuffing = 0x42;

    /// <summary>satellite_delivery_system_descriptor, EN 300 468 §6.2.13.2.</summary>
    public const byte SatelliteDeliverySystem = 0x43;

    /// <summary>cable_delivery_system_descriptor, EN 300 468 §6.2.13.1.</summary>
    public const byte CableDeliverySystem = 0x44;

    /// <summary>VBI_data_descriptor, EN 300 468 §6.2.47.</summary>
    public const byte VbiData = 0x45;

    /// <summary>VBI_teletext_descriptor, EN 300 468 §6.2.48.</summary>
    public const byte VbiTeletext = 0x46;

    /// <summary>bouquet_name_descriptor, EN 300 468 §6.2.4.</summary>
    public const byte BouquetName = 0x47;

    /// <summary>service_descriptor, EN 300 468 §6.2.33.</summary>
    public const byte Service = 0x48;

    /// <summary>country_availability_descriptor, EN 300 468 §6.2.10.</summary>
    public const byte CountryAvailability = 0x49;

    /// <summary>linkage_descriptor, EN 300 468 §6.2.19.</summary>
    public const byte Linkage = 0x4A;

    /// <summary>NVOD_reference_descriptor, EN 300 468 §6.2.28.</summary>
    public const byte NvodReference = 0x4B;

    /// <summary>time_shifted_service_descriptor, EN 300 468 §6.2.44.</summary>
    public const byte TimeShiftedService = 0x4C;

    /// <summary>short_event_descriptor, EN 300 468 §6.2.37.</summary>
    public const byte ShortEvent = 0x4D;

    /// <summary>extended_event_descriptor, EN 300 468 §6.2.15.</summary>
    public const byte ExtendedEvent = 0x4E;

    /// <summary>time_shifted_event_descriptor, EN 300 468 §6.2.45.</summary>
    public const byte TimeShiftedEvent = 0x4F;

    /// <summary>component_descriptor, EN 300 468 §6.2.8.</summary>
    public const byte Component = 0x50;

    /// <summary>mosaic_descriptor, EN 300 468 §6.2.21.</summary>
    public const byte Mosaic = 0x51;

    /// <summary>stream_identifier_descriptor, EN 300 468 §6.2.39.</summary>
    public const byte StreamIdentifier = 0x52;

    /// <summary>CA_identifier_descriptor, EN 300 468 §6.2.5.</summary>
    public const byte CaIdentifier = 0x53;

    /// <summary>content_descriptor, EN 300 468 §6.2.9.</summary>
    public const byte Content = 0x54;

    /// <summary>parental_rating_descriptor, EN 300 468 §6.2.30.</summary>
    public const byte ParentalRating = 0x55;

    /// <summary>teletext_descriptor, EN 300 468 §6.2.43.</summary>
    public const byte Teletext = 0x56;

    /// <summary>telephone_descriptor, EN 300 468 §6.2.42.</summary>
    public const byte Telephone = 0x57;

    /// <summary>local_time_offset_descriptor, EN 300 468 §6.2.20.</summary>
    public const byte LocalTimeOffset = 0x58;

    /// <summary>subtitling_descriptor, EN 300 468 §6.2.41.</summary>
    public const byte Subtitling = 0x59;

    /// <summary>
    /// terrestrial_delivery_system_descriptor, EN 300 468 §6.2.13.4, or that of GB/T 28161-2011 §6.2.10.3.
    /// </summary>
    public const byte TerrestrialDeliverySystem = 0x5A;

    /// <summary>multilingual_network_name_descriptor, EN 300 468 §6.2.24.</summary>
    public const byte MultilingualNetworkName = 0x5B;

    /// <summary>multilingual_bouquet_name_descriptor, EN 300 468 §6.2.22.</summary>
    public const byte MultilingualBouquetName = 0x5C;

    /// <summary>multilingual_service_name_descriptor, EN 300 468 §6.2.25.</summary>
    public const byte MultilingualServiceName = 0x5D;

    /// <summary>multilingual_component_descriptor, EN 300 468 §6.2.23.</summary>
    public const byte MultilingualComponent = 0x5E;

    /// <summary>private_data_specifier_descriptor, EN 300 468 §6.2.31.</summary>
    public const byte PrivateDataSpecifier = 0x5F;

    /// <summary>service_move_descriptor, EN 300 468 §6.2.34.</summary>
    public const byte ServiceMove = 0x60;

    /// <summary>short_smoothing_buffer_descriptor, EN 300 468 §6.2.38.</summary>
    public const byte ShortSmoothingBuffer = 0x61;

    /// <summary>frequency_list_descriptor, EN 300 468 §6.2.17.</summary>
    public const byte FrequencyList = 0x62;

    /// <summary>partial_transport_stream_descriptor, EN 300 468 §7.2.1.</summary>
    public const byte PartialTransportStream = 0x63;

    /// <summary>data_broadcast_descriptor, EN 300 468 §6.2.11.</summary>
    public const byte DataBroadcast = 0x64;

    /// <summary>scrambling_descriptor, EN 300 468 §6.2.32.</summary>
    public const byte Scrambling = 0x65;

    /// <summary>data_broadcast_id_descriptor, EN 300 468 §6.2.12.</summary>
    public const byte DataBroadcastId = 0x66;

    /// <summary>transport_stream_descriptor, EN 300 468 §6.2.46.</summary>
    public const byte TransportStream = 0x67;

    /// <summary>DSNG_descriptor, EN 300 468 §6.2.14.</summary>
    public const byte Dsng = 0x68;

    /// <summary>PDC_descriptor, EN 300 468 §6.2.29.</summary>
    public const byte Pdc = 0x69;

    /// <summary>AC-3_descriptor, EN 300 468 annex D.</summary>
    public const byte Ac3 = 0x6A;

    /// <summary>ancillary_data_descriptor, EN 300 468 §6.2.2.</summary>
    public const byte AncillaryData = 0x6B;

    /// <summary>cell_list_descriptor, EN 300 468 §6.2.7.</summary>
    public const byte CellList = 0x6C;

    /// <summary>cell_frequency_link_descriptor, EN 300 468 §6.2.6.</summary>
    public const byte CellFrequency = 0x6D;

    /// <summary>announcement_support_descriptor, EN 300 468 §6.2.3.</summary>
    public const byte AnnouncementSupport = 0x6E;

    /// <summary>application_signalling_descriptor, TS 102 809 §5.3.5.1.</summary>
    public const byte ApplicationSignalling = 0x6F;

    /// <summary>adaptation_field_data_descriptor, EN 300 468 §6.2.1.</summary>
    public const byte AdaptationFieldData = 0x70;

    /// <summary>service_identifier_descriptor, TS 102 809 §6.2.1.</summary>
    public const byte ServiceIdentifier = 0x71;

    /// <summary>service_availability_descriptor, EN 300 468 §6.2.34a.</summary>
    public const byte ServiceAvailability = 0x72;

    /// <summary>default_authority_descriptor, TS 102 323 §6.3.1.</summary>
    public const byte DefaultAuthority = 0x73;

    /// <summary>TVA_id_descriptor, TS 102 323 §11.2.4.</summary>
    public const byte TvaId = 0x75;

    /// <summary>content_identifier_descriptor, TS 102 323 §12.1.</summary>
    public const byte ContentIdentifier = 0x76;

    /// <summary>time_slice_fec_identifier_descriptor, EN 301 192 §9.5.</summary>
    public const byte TimeSliceFecIdentifier = 0x77;

    /// <summary>ECM_repetition_rate_descriptor, ETSI TS 101 197 §2.5.1.</summary>
    public const byte EcmRepetitionRate = 0x78;

    /// <summary>S2_satellite_delivery_system_descriptor, EN 300 468 §6.2.13.3.</summary>
    public const byte S2SatelliteDeliverySystem = 0x79;

    /// <summary>enhanced_AC-3_descriptor, EN 300 468 annex D.</summary>
    public const byte EnhancedAc3 = 0x7A;

    /// <summary>DTS_audio_stream_descriptor, EN 300 468 annex G.</summary>
    public const byte Dts = 0x7B;

    /// <summary>AAC_descriptor, EN 300 468 annex H.</summary>
    public const byte Aac = 0x7C;

    /// <summary>XAIT_location_descriptor, TS 102 727 §10.17.3.</summary>
    public const byte XaitLocation = 0x7D;

    /// <summary>FTA_content_management_descriptor, EN 300 468 §6.2.18.</summary>
    public const byte FtaContentManagement = 0x7E;

    /// <summary>extension_descriptor, EN 300 468 §6.2.18.1: the first byte of its body is the tag proper.</summary>
    public const byte Extension = 0x7F;

    /// <summary>AC-3_audio_stream_descriptor of ATSC, A/52 annex A4.3.</summary>
    public const byte AtscAc3Audio = 0x81;

    /// <summary>caption_service_descriptor of ATSC, A/65 §6.9.2.</summary>
    public const byte AtscCaptionService = 0x86;

    /// <summary>logical_channel_descriptor, IEC 62216 and others: a private tag.</summary>
    public const byte LogicalChannel = 0x83;

    /// <summary>logical_channel_descriptor of NorDig version 2: a private tag.</summary>
    public const byte NorDigLogicalChannel = 0x87;

    /// <summary>HD_simulcast_logical_channel_descriptor of EACEM: a private tag.</summary>
    public const byte HdSimulcastLogicalChannel = 0x88;

    /// <summary>cue_identifier_descriptor, ANSI/SCTE 35 §8.2.</summary>
    public const byte CueIdentifier = 0x8A;

    /// <summary>DRA_audio_stream_descriptor, GB/T 22726-2008.</summary>
    public const byte DraAudio = 0xA0;

    /// <summary>sky_logical_channel_number_descriptor, private to BSkyB, as other tools read it.</summary>
    public const byte SkyLogicalChannel = 0xB1;

    /// <summary>AVS3_video_descriptor, T/AI 109.6 §9.3.2.</summary>
    public const byte Avs3Video = 0xD1;

    /// <summary>AVS3_audio_descriptor, T/AI 109.6 §9.3.3.</summary>
    public const byte Avs3Audio = 0xD2;

    /// <summary>AVS2_audio_descriptor, GB/T 33475.3.</summary>
    public const byte Avs2Audio = 0xD3;

    /// <summary>data_component_descriptor, ARIB STD-B10 part 2 §6.2.20.</summary>
    public const byte DataComponent = 0xFD;
}
