namespace Monitoring.Streams.Sections;

/// <summary>Sizes that bound a section, ISO/IEC 13818-1 §2.4.4 and EN 300 468 §5.1.</summary>
public static class SectionLimits
{
    /// <summary>table_id, section_syntax_indicator and section_length.</summary>
    public const int HeaderSize = 3;

    /// <summary>The header with table_id_extension, version_number, section_number and last_section_number.</summary>
    public const int LongHeaderSize = 8;

    /// <summary>CRC_32.</summary>
    public const int CrcSize = 4;

    /// <summary>Greatest section_length of a private or EIT section.</summary>
    public const int LongestLength = 4093;

    /// <summary>Greatest section, header included.</summary>
    public const int LongestSection = HeaderSize + LongestLength;
}
