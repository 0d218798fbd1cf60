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

    /// <summary>splice_info_section, SCTE 35 §9.6.</summary>
    public const byte SpliceInformation = 0xFC;
}
