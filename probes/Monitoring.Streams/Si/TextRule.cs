namespace Monitoring.Streams.Si;

/// <summary>Why a text was read by the table it was read by.</summary>
public enum TextRule
{
    /// <summary>Nothing selected and nothing above 0x7F: no table is needed.</summary>
    Plain,

    /// <summary>Selected by its first byte, or its first three after 0x10.</summary>
    Selected,

    /// <summary>Selected by 0x14, which stands for two tables; which of them, the bytes say.</summary>
    Decided,

    /// <summary>A table is selected that the text is not in; the bytes say which it is.</summary>
    Corrected,

    /// <summary>Nothing selected; the bytes say which table it is.</summary>
    Recognized,

    /// <summary>Nothing selected; the table that the network is known to use.</summary>
    NetworkDefault,

    /// <summary>Nothing selected: table 00 of the standard.</summary>
    StandardDefault,

    /// <summary>The selection stands for no table that is known; read as if there were none.</summary>
    UnknownSelection,
}
