using Monitoring.Streams.Si;

namespace Monitoring.Probe.Tables.Meanings;

/// <summary>Words for the coded values of services, EN 300 468 §5.2 and §6.2.33.</summary>
internal static class ServiceMeanings
{
    public static string? RunningStatus(RunningStatus status) => status switch
    {
        Streams.Si.RunningStatus.Undefined => "undefined",
        Streams.Si.RunningStatus.NotRunning => "not running",
        Streams.Si.RunningStatus.StartsSoon => "starts in a few seconds",
        Streams.Si.RunningStatus.Pausing => "pausing",
        Streams.Si.RunningStatus.Running => "running",
        Streams.Si.RunningStatus.OffAir => "service off-air",
        _ => null,
    };

    /// <summary>service_type, EN 300 468 table 87.</summary>
    public static string? ServiceType(byte serviceType) => serviceType switch
    {
        0x01 => "digital television",
        0x02 => "digital radio sound",
        0x03 => "teletext",
        0x04 => "NVOD reference",
        0x05 => "NVOD time-shifted",
        0x06 => "mosaic",
        0x07 => "FM radio",
        0x08 => "DVB SRM",
        0x0A => "advanced codec digital radio sound",
        0x0B => "advanced codec mosaic",
        0x0C => "data broadcast",
        0x0E => "RCS map",
        0x0F => "RCS FLS",
        0x10 => "DVB MHP",
        0x11 => "MPEG-2 HD digital television",
        0x16 => "advanced codec SD digital television",
        0x17 => "advanced codec SD NVOD time-shifted",
        0x18 => "advanced codec SD NVOD reference",
        0x19 => "advanced codec HD digital television",
        0x1A => "advanced codec HD NVOD time-shifted",
        0x1B => "advanced codec HD NVOD reference",
        0x1C => "advanced codec frame compatible plano-stereoscopic HD digital television",
        0x1D => "advanced codec frame compatible plano-stereoscopic HD NVOD time-shifted",
        0x1E => "advanced codec frame compatible plano-stereoscopic HD NVOD reference",
        0x1F => "HEVC digital television",
        0x20 => "HEVC UHD digital television",
        0x21 => "VVC digital television",
        0x22 => "AVS3 digital television",
        _ => null,
    };

    /// <summary>linkage_type, EN 300 468 table 58.</summary>
    public static string? LinkageType(byte linkageType) => linkageType switch
    {
        0x01 => "information service",
        0x02 => "EPG service",
        0x03 => "CA replacement service",
        0x04 => "transport stream with complete network and bouquet SI",
        0x05 => "service replacement service",
        0x06 => "data broadcast service",
        0x07 => "RCS map",
        0x08 => "mobile hand-over",
        0x09 => "system software update service",
        0x0A => "transport stream with SSU BAT or NIT",
        0x0B => "IP/MAC notification service",
        0x0C => "transport stream with INT BAT or NIT",
        0x0D => "event linkage",
        >= 0x0E and <= 0x1F => "extended event linkage",
        0x20 => "downloadable font info linkage",
        0x21 => "native IP bootstrap MPE stream",
        0x81 => "RCS link",
        _ => null,
    };

    /// <summary>private_data_specifier, of those that ETSI TS 101 162 allocates the ones met on air.</summary>
    public static string? PrivateDataSpecifier(uint specifier) => specifier switch
    {
        0x0000_0001 => "SES Astra",
        0x0000_0002 => "BSkyB",
        0x0000_0028 => "EACEM",
        0x0000_0029 => "NorDig",
        0x0000_0040 => "CI Plus",
        0x0000_233A => "Digital TV Group",
        0x0000_00C0 => "Canal+",
        0x0000_055F => "Eutelsat",
        0x0000_3200 => "Free TV Australia",
        _ => null,
    };
}
