namespace Monitoring.Streams.Sections;

/// <summary>table_id, 8 bits, uimsbf: the values of ISO/IEC 13818-1 table 2-31 and EN 300 468 table 2.</summary>
public static class TableId
{
    /// <summary>program_association_section, PAT.</summary>
    public const byte ProgramAssociation = 0x00;

    /// <summary>conditional_access_section, CAT.</summary>
    public const byte ConditionalAccess = 0x01;

    /// <summary>TS_program_map_section, PMT.</summary>
    public const byte ProgramMap = 0x02;

    /// <summary>TS_description_section, TSDT.</summary>
    public const byte TransportStreamDescription = 0x03;

    /// <summary>DSM-CC section of multiprotocol encapsulated data, ISO/IEC 13818-6 table 9-2: the first of the five.</summary>
    public const byte DsmccFirst = 0x3A;

    /// <summary>DSM-CC section of a U-N message: DownloadServerInitiate, DownloadInfoIndication.</summary>
    public const byte DsmccMessage = 0x3B;

    /// <summary>DSM-CC section of download data.</summary>
    public const byte DsmccDownloadData = 0x3C;

    /// <summary>DSM-CC section of stream descriptors.</summary>
    public const byte DsmccStreamDescriptors = 0x3D;

    /// <summary>DSM-CC section of private data; in DVB a datagram_section, EN 301 192 §7.1. The last of the five.</summary>
    public const byte DsmccPrivateData = 0x3E;

    /// <summary>network_information_section, actual network.</summary>
    public const byte NetworkInformationActual = 0x40;

    /// <summary>network_information_section, other network.</summary>
    public const byte NetworkInformationOther = 0x41;

    /// <summary>service_description_section, actual transport stream.</summary>
    public const byte ServiceDescriptionActual = 0x42;

    /// <summary>service_description_section, other transport stream.</summary>
    public const byte ServiceDescriptionOther = 0x46;

    /// <summary>bouquet_association_section.</summary>
    public const byte BouquetAssociation = 0x4A;

    /// <summary>update_notification_section, UNT, TS 102 006.</summary>
    public const byte UpdateNotification = 0x4B;

    /// <summary>IP/MAC_notification_section, INT, EN 301 192 §8.4.4.</summary>
    public const byte IpMacNotification = 0x4C;

    /// <summary>satellite_access_section, SAT, EN 300 468 §5.2.11.</summary>
    public const byte SatelliteAccess = 0x4D;

    /// <summary>event_information_section, actual transport stream, present/following.</summary>
    public const byte EventPresentFollowingActual = 0x4E;

    /// <summary>event_information_section, other transport stream, present/following.</summary>
    public const byte EventPresentFollowingOther = 0x4F;

    /// <summary>event_information_section, actual transport stream, schedule: the first of sixteen.</summary>
    public const byte EventScheduleActualFirst = 0x50;

    /// <summary>event_information_section, other transport stream, schedule: the first of sixteen.</summary>
    public const byte EventScheduleOtherFirst = 0x60;

    /// <summary>event_information_section, schedule: the last of all.</summary>
    public const byte EventScheduleLast = 0x6F;

    /// <summary>time_date_section, TDT.</summary>
    public const byte TimeAndDate = 0x70;

    /// <summary>running_status_section, RST.</summary>
    public const byte RunningStatus = 0x71;

    /// <summary>stuffing_section, ST.</summary>
    public const byte Stuffing = 0x72;

    /// <summary>time_offset_section, TOT.</summary>
    public const byte TimeOffset = 0x73;

    /// <summary>application_information_section, AIT, TS 102 809 §5.3.4.</summary>
    public const byte ApplicationInformation = 0x74;

    /// <summary>container_section, TS 102 323.</summary>
    public const byte Container = 0x75;

    /// <summary>related_content_section, RCT, TS 102 323.</summary>
    public const byte RelatedContent = 0x76;

    /// <summary>content_identifier_section, CIT, TS 102 323.</summary>
    public const byte ContentIdentifier = 0x77;

    /// <summary>MPE-FEC_section, EN 301 192 §9.9.</summary>
    public const byte MpeFec = 0x78;

    /// <summary>resolution_provider_notification_section, RNT, TS 102 323.</summary>
    public const byte ResolutionProviderNotification = 0x79;

    /// <summary>MPE-IFEC_section, TS 102 772.</summary>
    public const byte MpeIfec = 0x7A;

    /// <summary>protection_message_section, TS 102 809 §9.</summary>
    public const byte ProtectionMessage = 0x7B;

    /// <summary>downloadable_font_info_section, EN 303 560.</summary>
    public const byte DownloadableFontInformation = 0x7C;

    /// <summary>discontinuity_information_section, DIT, of recordings, EN 300 468 §7.1.1.</summary>
    public const byte DiscontinuityInformation = 0x7E;

    /// <summary>selection_information_section, SIT, of recordings, EN 300 468 §7.1.2.</summary>
    public const byte SelectionInformation = 0x7F;

    /// <summary>splice_info_section, SCTE 35 §9.6.</summary>
    public const byte SpliceInformation = 0xFC;
}
