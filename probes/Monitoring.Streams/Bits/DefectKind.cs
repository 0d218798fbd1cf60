namespace Monitoring.Streams.Bits;

/// <summary>What a parser found wrong, reported to its sink and never logged or thrown.</summary>
public enum DefectKind : byte
{
    /// <summary>payload_unit_start_indicator is set, yet there is no payload to hold the pointer_field.</summary>
    PointerFieldMissing,

    /// <summary>pointer_field leads past the end of the payload.</summary>
    PointerFieldBeyondPayload,

    /// <summary>section_length is greater than the standard allows.</summary>
    SectionTooLong,

    /// <summary>section_length leaves no room for the fields that section_syntax_indicator promises.</summary>
    SectionTooShort,

    /// <summary>A new section began before the one in progress had all its bytes.</summary>
    SectionTruncated,
}
