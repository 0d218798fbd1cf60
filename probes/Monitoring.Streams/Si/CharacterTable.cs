namespace Monitoring.Streams.Si;

/// <summary>A table that bytes of a text are read by, EN 300 468 Annex A. Numbers up to 15 are parts of ISO/IEC 8859.</summary>
public enum CharacterTable
{
    /// <summary>Table 00: the superset of ISO/IEC 6937 that holds where nothing is selected.</summary>
    Iso6937 = 0,

    /// <summary>ISO/IEC 8859-1, the first of its parts; the others are the numbers up to <see cref="Iso8859Part15"/>.</summary>
    Iso8859Part1 = 1,

    /// <summary>ISO/IEC 8859-15, the last of its parts.</summary>
    Iso8859Part15 = 15,

    /// <summary>ISO/IEC 10646 in units of 16 bits, big-endian.</summary>
    Utf16 = 0x11,

    /// <summary>KS X 1001.</summary>
    Korean = 0x12,

    /// <summary>GB 18030, which holds GBK and GB 2312.</summary>
    Gb18030 = 0x13,

    /// <summary>Big5.</summary>
    Big5 = 0x14,

    /// <summary>ISO/IEC 10646 as UTF-8.</summary>
    Utf8 = 0x15,

    /// <summary>Nothing above 0x7F: the same in all tables that have bytes.</summary>
    Ascii = 0x20,
}
