namespace Monitoring.Registry.Changes;

/// <summary>What becomes of one object.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">Which.</param>
/// <param name="Name">How people know it, after the change.</param>
/// <param name="After">What it will be; null when it retires.</param>
/// <param name="Fields">The fields that differ, in the order of its kind; those of an object that retires go with it.</param>
public sealed record RegistryChange(
    ChangeKind Kind, RegistryKey Key, string Name, RegistryObject? After, IReadOnlyList<FieldChange> Fields);
