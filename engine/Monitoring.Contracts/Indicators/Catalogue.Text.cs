using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>What receivers may read otherwise: information on texts and tables, never a fault.</summary>
public static partial class Catalogue
{
    /// <summary>Services whose name or provider is in a character table that nothing selects.</summary>
    public static Indicator CharsetMissing { get; } =
        OfText(5450, "charset_missing", "TEXT.CHARSET_MISSING", "Charset_missing_U", "字符集标识缺失", "EN 300 468 Annex A");

    /// <summary>Services whose name or provider is not in the character table that is selected.</summary>
    public static Indicator CharsetWrong { get; } =
        OfText(5451, "charset_wrong", "TEXT.CHARSET_WRONG", "Charset_wrong_U", "字符集标识错误", "EN 300 468 Annex A");

    /// <summary>Sections of the SDT that count descriptors_loop_length in one byte.</summary>
    public static Indicator SdtNonstandard { get; } =
        OfText(5460, "sdt_nonstandard", "SDT.NONSTANDARD", "SDT_nonstandard_U", "SDT 结构非标准", "EN 300 468 5.2.3");

    /// <summary>What receivers may read otherwise.</summary>
    public static IReadOnlyList<Indicator> Text { get; } = [CharsetMissing, CharsetWrong, SdtNonstandard];

    private static Indicator OfText(ushort id, string key, string number, string name, string nameZh, string clause) =>
        Own(id, key, name, nameZh, Quantity, Unit.Count, 0, None, Four) with { Number = number, Clause = clause };
}
