#pragma warning disable CS1591 // a sentence says itself what it means

namespace Monitoring.Contracts.Wording;

/// <summary>Differences from the template of an input.</summary>
public static partial class Sentences
{
    public static Sentence ServiceMissing { get; } = new(
        "service_missing",
        "service {service} {name} is missing",
        "缺少节目 {service} {name}");

    public static Sentence ServiceExtra { get; } = new(
        "service_extra",
        "service {service} is not in the template",
        "节目 {service} 不在模板中");

    public static Sentence ComponentMissing { get; } = new(
        "component_missing",
        "{component} is missing",
        "缺少 {component}");

    public static Sentence ComponentMissingOnPid { get; } = new(
        "component_missing_on_pid",
        "{component} on PID {pid} is missing",
        "缺少 PID {pid} 上的 {component}");

    public static Sentence ComponentExtra { get; } = new(
        "component_extra",
        "{component} on PID {pid} is not in the template",
        "PID {pid} 上的 {component} 不在模板中");

    public static Sentence Differs { get; } = new(
        "differs",
        "{property:word}: {expected} expected, {found} found",
        "{property:word}:应为 {expected},实为 {found}");

    public static Sentence DiffersOnPid { get; } = new(
        "differs_on_pid",
        "{property:word} of PID {pid}: {expected} expected, {found} found",
        "PID {pid} 的{property:word}:应为 {expected},实为 {found}");

    public static Sentence AndMore { get; } = new("and_more", "and {count} more", "另有 {count} 处");
}
