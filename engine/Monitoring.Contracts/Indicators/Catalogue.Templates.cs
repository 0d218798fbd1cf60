using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>A stream against the template of what it should hold.</summary>
public static partial class Catalogue
{
    /// <summary>The template names a service that the PAT does not.</summary>
    public static Indicator TemplateServiceMissing { get; } = OfTemplate(5310, "template_service_missing", "TEMPLATE.SERVICE_MISSING", "Template_service_missing_U", "模板业务缺失", Two);

    /// <summary>The PAT names a service that the template does not.</summary>
    public static Indicator TemplateServiceExtra { get; } = OfTemplate(5311, "template_service_extra", "TEMPLATE.SERVICE_EXTRA", "Template_service_extra_U", "模板外业务", Three);

    /// <summary>A service has another name.</summary>
    public static Indicator TemplateServiceRenamed { get; } = OfTemplate(5312, "template_service_renamed", "TEMPLATE.SERVICE_RENAMED", "Template_service_renamed_U", "业务名称与模板不符", Three);

    /// <summary>A component of a service is not in its PMT.</summary>
    public static Indicator TemplateComponentMissing { get; } = OfTemplate(5313, "template_component_missing", "TEMPLATE.COMPONENT_MISSING", "Template_component_missing_U", "模板组成流缺失", Two);

    /// <summary>The PMT of a service has a component that the template does not.</summary>
    public static Indicator TemplateComponentExtra { get; } = OfTemplate(5314, "template_component_extra", "TEMPLATE.COMPONENT_EXTRA", "Template_component_extra_U", "模板外组成流", Three);

    /// <summary>A component has another stream_type or codec.</summary>
    public static Indicator TemplateCodec { get; } = OfTemplate(5315, "template_codec", "TEMPLATE.CODEC", "Template_codec_U", "编码格式与模板不符", Two);

    /// <summary>A component is scrambled that should be clear, or the other way round.</summary>
    public static Indicator TemplateScrambling { get; } = OfTemplate(5316, "template_scrambling", "TEMPLATE.SCRAMBLING", "Template_scrambling_U", "加扰状态与模板不符", Two);

    /// <summary>The bitrate of stream, service or component lies outside its band.</summary>
    public static Indicator TemplateBitrate { get; } = OfTemplate(5317, "template_bitrate", "TEMPLATE.BITRATE", "Template_bitrate_U", "码率超出模板范围", Three);

    /// <summary>An identifier, a PID, a language or another property differs.</summary>
    public static Indicator TemplateProperty { get; } = OfTemplate(5318, "template_property", "TEMPLATE.PROPERTY", "Template_property_U", "参数与模板不符", Three);

    /// <summary>A stream against the template of what it should hold.</summary>
    public static IReadOnlyList<Indicator> Templates { get; } =
    [
        TemplateServiceMissing,
        TemplateServiceExtra,
        TemplateServiceRenamed,
        TemplateComponentMissing,
        TemplateComponentExtra,
        TemplateCodec,
        TemplateScrambling,
        TemplateBitrate,
        TemplateProperty,
    ];

    private static Indicator OfTemplate(ushort id, string key, string number, string name, string nameZh, Alarms.AlarmSeverity severity) =>
        Own(id, key, name, nameZh, Check, Unit.Count, 0, None, severity) with { Number = number };
}
