using System.Globalization;

namespace Monitoring.Registry.Changes;

/// <summary>What differs between what the registry says and what it should say. A dry run prints it, an import applies it.</summary>
/// <param name="Changes">By kind and id.</param>
/// <param name="Unchanged">Objects that stay as they are.</param>
public sealed record RegistryDiff(IReadOnlyList<RegistryChange> Changes, int Unchanged)
{
    /// <summary>The counts in one line.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(ChangeKind.Added)} added, {Count(ChangeKind.Changed)} changed, {Count(ChangeKind.Retired)} retired, {Count(ChangeKind.Revived)} revived, {Unchanged} unchanged");

    /// <summary>Compares two contents.</summary>
    /// <param name="current">What is.</param>
    /// <param name="wanted">What should be.</param>
    /// <param name="wasRetired">Whether an object that is not there was there before.</param>
    public static RegistryDiff Between(RegistryContent current, RegistryContent wanted, Func<RegistryKey, bool> wasRetired)
    {
        List<RegistryChange> changes = [];
        int unchanged = 0;
        foreach (RegistryObject after in wanted.Objects)
        {
            RegistryObject? before = current.Find(after.Key);
            if (before is not null && before.Equals(after))
            {
                unchanged++;
                continue;
            }

            ChangeKind kind = before is not null ? ChangeKind.Changed : wasRetired(after.Key) ? ChangeKind.Revived : ChangeKind.Added;
            changes.Add(new RegistryChange(kind, after.Key, after.Name, after, Fields(before, after)));
        }

        changes.AddRange(current.Objects.Where(o => wanted.Find(o.Key) is null)
            .Select(o => new RegistryChange(ChangeKind.Retired, o.Key, o.Name, After: null, [])));
        return new RegistryDiff([.. changes.OrderBy(c => c.Key)], unchanged);
    }

    /// <summary>The changes of one sort.</summary>
    public int Count(ChangeKind kind) => Changes.Count(c => c.Kind == kind);

    private static List<FieldChange> Fields(RegistryObject? before, RegistryObject after) =>
        [.. after.Kind.Fields.Select(f => new FieldChange(f.Name, before?.Value(f.Name), after.Value(f.Name)))
            .Where(f => !string.Equals(f.Before, f.After, StringComparison.Ordinal))];
}
