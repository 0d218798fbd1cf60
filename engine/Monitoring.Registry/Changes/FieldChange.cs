namespace Monitoring.Registry.Changes;

/// <summary>One field before and after; null is not known.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Before">What it held.</param>
/// <param name="After">What it will hold.</param>
public sealed record FieldChange(string Field, string? Before, string? After);
