using Monitoring.Streams.Dsmcc;
using Monitoring.Streams.Splicing;

namespace Monitoring.Probe.Tables.Meanings;

/// <summary>Words for the coded values of applications and splices.</summary>
internal static class ApplicationMeanings
{
    /// <summary>application_type, TS 101 162.</summary>
    public static string? ApplicationType(int type) => type switch
    {
        0x0001 => "DVB-J",
        0x0002 => "DVB-HTML",
        0x0010 => "HbbTV",
        _ => null,
    };

    /// <summary>application_control_code, TS 102 809 table 3.</summary>
    public static string? Control(byte code) =>
        DeliveryMeanings.Word(code, null, "AUTOSTART", "PRESENT", "DESTROY", "KILL", "PREFETCH", "REMOTE", "DISABLED", "PLAYBACK_AUTOSTART");

    /// <summary>protocol_id, TS 102 809 table 29.</summary>
    public static string? Protocol(ushort id) => DeliveryMeanings.Word(id, null, "object carousel", "IP by multiprotocol encapsulation", "HTTP");

    public static string? Visibility(byte visibility) =>
        DeliveryMeanings.Word(visibility, "not visible", "visible to applications", null, "visible to users and applications");

    public static string? DsmccMessage(ushort messageId) => messageId switch
    {
        DsmccMessageId.DownloadInfoIndication => "DownloadInfoIndication",
        DsmccMessageId.DownloadDataBlock => "DownloadDataBlock",
        DsmccMessageId.DownloadCancel => "DownloadCancel",
        DsmccMessageId.DownloadServerInitiate => "DownloadServerInitiate",
        _ => null,
    };

    public static string? SpliceCommand(SpliceCommandType type) => type switch
    {
        SpliceCommandType.Null => "splice_null",
        SpliceCommandType.Schedule => "splice_schedule",
        SpliceCommandType.Insert => "splice_insert",
        SpliceCommandType.TimeSignal => "time_signal",
        SpliceCommandType.BandwidthReservation => "bandwidth_reservation",
        SpliceCommandType.Private => "private_command",
        _ => null,
    };

    /// <summary>segmentation_type_id, SCTE 35 table 23, the ones of programmes, chapters, breaks and advertisements.</summary>
    public static string? Segmentation(byte type) => type switch
    {
        0x01 => "content identification",
        0x10 => "program start",
        0x11 => "program end",
        0x12 => "program early termination",
        0x13 => "program breakaway",
        0x14 => "program resumption",
        0x17 => "program overlap start",
        0x19 => "program start, in progress",
        0x20 => "chapter start",
        0x21 => "chapter end",
        0x22 => "break start",
        0x23 => "break end",
        0x30 => "provider advertisement start",
        0x31 => "provider advertisement end",
        0x32 => "distributor advertisement start",
        0x33 => "distributor advertisement end",
        0x34 => "provider placement opportunity start",
        0x35 => "provider placement opportunity end",
        0x36 => "distributor placement opportunity start",
        0x37 => "distributor placement opportunity end",
        0x50 => "network start",
        0x51 => "network end",
        _ => null,
    };
}
