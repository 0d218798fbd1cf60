namespace Monitoring.Probe.Tables.Meanings;

/// <summary>Words for the coded values of events, subtitles and data services.</summary>
internal static class EventMeanings
{
    /// <summary>content_nibble_level_1, EN 300 468 table 28.</summary>
    public static string? Content(byte level1) => DeliveryMeanings.Word(
        level1, null, "movie or drama", "news or current affairs", "show or game show", "sports", "children's or youth programmes",
        "music, ballet or dance", "arts or culture", "social, political issues or economics", "education, science or factual topics",
        "leisure hobbies", "special characteristics");

    /// <summary>teletext_type, EN 300 468 table 106.</summary>
    public static string? TeletextType(byte teletextType) => DeliveryMeanings.Word(
        teletextType, null, "initial page", "subtitle page", "additional information page", "programme schedule page",
        "subtitle page for the hearing impaired");

    /// <summary>subtitling_type: component_type of stream_content 3, EN 300 468 table 26.</summary>
    public static string? SubtitlingType(byte subtitlingType) => subtitlingType switch
    {
        0x01 => "EBU teletext subtitles",
        0x02 => "associated EBU teletext",
        0x03 => "VBI data",
        0x10 => "DVB subtitles",
        0x11 => "DVB subtitles for 4:3",
        0x12 => "DVB subtitles for 16:9",
        0x13 => "DVB subtitles for 2.21:1",
        0x14 => "DVB subtitles for high definition",
        0x15 => "DVB subtitles, plano-stereoscopic",
        0x16 => "DVB subtitles for ultra high definition",
        0x20 => "DVB subtitles for the hard of hearing",
        0x21 => "DVB subtitles for the hard of hearing, 4:3",
        0x22 => "DVB subtitles for the hard of hearing, 16:9",
        0x23 => "DVB subtitles for the hard of hearing, 2.21:1",
        0x24 => "DVB subtitles for the hard of hearing, high definition",
        0x25 => "DVB subtitles for the hard of hearing, plano-stereoscopic",
        0x26 => "DVB subtitles for the hard of hearing, ultra high definition",
        _ => null,
    };

    /// <summary>data_broadcast_id, ETSI TS 101 162.</summary>
    public static string? DataBroadcast(ushort id) => id switch
    {
        0x0001 => "data pipe",
        0x0002 => "asynchronous data stream",
        0x0003 => "synchronous data stream",
        0x0004 => "synchronised data stream",
        0x0005 => "multiprotocol encapsulation",
        0x0006 => "data carousel",
        0x0007 => "object carousel",
        0x0008 => "DVB ATM streams",
        0x0009 => "higher protocols on asynchronous data streams",
        0x000A => "system software update",
        0x000B => "IP/MAC notification table",
        0x00F0 => "MHP object carousel",
        0x00F1 => "MHP multiprotocol encapsulation",
        0x00F2 => "MHP application presence",
        0x0106 => "MHEG-5",
        0x0123 => "HbbTV carousel",
        _ => null,
    };

    /// <summary>scrambling_mode, EN 300 468 table 99.</summary>
    public static string? Scrambling(byte mode) => mode switch
    {
        0x01 => "DVB-CSA1",
        0x02 => "DVB-CSA2",
        0x03 => "DVB-CSA3 standard mode",
        0x04 => "DVB-CSA3 minimally enhanced mode",
        0x05 => "DVB-CSA3 fully enhanced mode",
        0x10 => "DVB-CISSA version 1",
        _ => null,
    };

    /// <summary>data_service_id, EN 300 468 table 110.</summary>
    public static string? VbiService(byte id) => DeliveryMeanings.Word(
        id, null, "EBU teletext", "inverted teletext", null, "VPS", "WSS", "closed captioning", "monochrome 4:2:2 samples");

    /// <summary>crid_type, TS 102 323 table 108.</summary>
    public static string? CridType(byte type) => type switch
    {
        1 or 0x31 => "this content",
        2 or 0x32 => "series",
        3 or 0x33 => "recommendation",
        _ => null,
    };
}
