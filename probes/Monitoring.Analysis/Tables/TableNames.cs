using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tables;

/// <summary>The usual short name of a table_id.</summary>
public static class TableNames
{
    public static string? Of(byte tableId) => tableId switch
    {
        TableId.ProgramAssociation => "PAT",
        TableId.ConditionalAccess => "CAT",
        TableId.ProgramMap => "PMT",
        TableId.TransportStreamDescription => "TSDT",
        TableId.NetworkInformationActual => "NIT actual",
        TableId.NetworkInformationOther => "NIT other",
        TableId.ServiceDescriptionActual => "SDT actual",
        TableId.ServiceDescriptionOther => "SDT other",
        TableId.BouquetAssociation => "BAT",
        TableId.EventPresentFollowingActual => "EIT p/f actual",
        TableId.EventPresentFollowingOther => "EIT p/f other",
        >= TableId.EventScheduleActualFirst and < TableId.EventScheduleOtherFirst => "EIT schedule actual",
        >= TableId.EventScheduleOtherFirst and <= TableId.EventScheduleLast => "EIT schedule other",
        TableId.TimeAndDate => "TDT",
        TableId.RunningStatus => "RST",
        TableId.Stuffing => "ST",
        TableId.TimeOffset => "TOT",
        TableId.ApplicationInformation => "AIT",
        TableId.UpdateNotification => "UNT",
        TableId.IpMacNotification => "INT",
        TableId.SatelliteAccess => "SAT",
        TableId.Container => "container",
        TableId.RelatedContent => "RCT",
        TableId.ContentIdentifier => "CIT",
        TableId.MpeFec => "MPE-FEC",
        TableId.ResolutionProviderNotification => "RNT",
        TableId.MpeIfec => "MPE-IFEC",
        TableId.ProtectionMessage => "protection message",
        TableId.DownloadableFontInformation => "downloadable font",
        TableId.DiscontinuityInformation => "DIT",
        TableId.SelectionInformation => "SIT",
        TableId.DsmccFirst => "DSM-CC encapsulated data",
        TableId.DsmccMessage => "DSM-CC message",
        TableId.DsmccDownloadData => "DSM-CC download data",
        TableId.DsmccStreamDescriptors => "DSM-CC stream descriptors",
        TableId.DsmccPrivateData => "MPE",
        TableId.SpliceInformation => "SCTE 35",
        _ => null,
    };
}
