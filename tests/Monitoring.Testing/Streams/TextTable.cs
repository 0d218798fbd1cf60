namespace Monitoring.Testing.Streams;

/// <summary>How <see cref="DvbTextEncoder"/> writes a name.</summary>
public enum TextTable
{
    /// <summary>ASCII without a selection byte.</summary>
    Default,

    /// <summary>0x13 and GB 18030.</summary>
    Gb18030,

    /// <summary>GB 18030 with no selection byte, as many a Chinese multiplexer sends it.</summary>
    UntaggedGb18030,

    /// <summary>0x15 and UTF-8.</summary>
    Utf8,

    /// <summary>UTF-8 with no selection byte.</summary>
    UntaggedUtf8,

    /// <summary>0x11 and UTF-16BE.</summary>
    Utf16,

    /// <summary>0x14 and UTF-16BE, as seen in Taiwan.</summary>
    Utf16UnderBig5,

    /// <summary>0x14 and Big5.</summary>
    Big5,

    /// <summary>0x12 and EUC-KR.</summary>
    Korean,
}
