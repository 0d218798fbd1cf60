using Monitoring.Registry.Import;

namespace Monitoring.Registry.Changes;

/// <summary>Works out what a registry will be, and refuses what cannot be, with a line per mistake.</summary>
public static class RegistryPlan
{
    /// <summary>What an import makes of a registry; null with the mistakes when it cannot be.</summary>
    public static RegistryDiff? Import(
        RegistryState current, RegistryImport import, RegistryVocabulary vocabulary, ImportMode mode, out IReadOnlyList<string> mistakes)
    {
        mistakes = import.Mistakes;
        if (mistakes.Count > 0)
        {
            return null;
        }

        MistakeList found = new();
        RowCheck check = new(vocabulary, found);
        Dictionary<RegistryKey, string> places = [];
        var wanted = current.Content.Objects.Where(o => !mode.Replaces || !import.Kinds.Contains(o.Key.Kind)).ToDictionary(o => o.Key);
        foreach (ImportedRow row in import.Rows)
        {
            RegistryKey key = new(row.Kind.Word, row.Id);
            if (check.Read(row, current.Content.Find(key)) is not RegistryObject item)
            {
                continue;
            }

            if (!places.TryAdd(key, row.Place))
            {
                found.Add(row.Place, $"id: {key} stands at {places[key]} already");
            }
            else if (!mode.Revives && current.Retired.TryGetValue(key, out DateTimeOffset at))
            {
                found.Add(row.Place, $"id: {key} was retired at {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} and ids are not given twice: choose another, or revive it");
            }

            if (import.Retired.Contains(key))
            {
                found.Add(row.Place, $"id: {key} stands among the retired, too");
            }

            wanted[key] = item;
        }

        foreach (RegistryKey key in import.Retired)
        {
            wanted.Remove(key);
        }

        // what a row with a mistake would have been is not known: what refers to it would be told as a mistake, too
        return Finish(current, wanted, key => places.TryGetValue(key, out string? place) ? place : $"registry {key}", found, out mistakes, found.Any);
    }

    /// <summary>What a registry is with some objects other than they are; null with the mistakes when it cannot be.</summary>
    public static RegistryDiff? Put(RegistryState current, IEnumerable<RegistryObject> objects, out IReadOnlyList<string> mistakes)
    {
        MistakeList found = new();
        var wanted = current.Content.Objects.ToDictionary(o => o.Key);
        foreach (RegistryObject item in objects)
        {
            if (current.Retired.ContainsKey(item.Key))
            {
                found.Add(item.Key.ToString(), "is retired, and ids are not given twice: choose another");
            }

            wanted[item.Key] = item;
        }

        return Finish(current, wanted, key => key.ToString(), found, out mistakes, isHopeless: false);
    }

    private static RegistryDiff? Finish(
        RegistryState current, Dictionary<RegistryKey, RegistryObject> wanted, Func<RegistryKey, string> placeOf, MistakeList found,
        out IReadOnlyList<string> mistakes, bool isHopeless)
    {
        if (!isHopeless)
        {
            new ContentCheck(wanted, placeOf, found).Run();
        }

        mistakes = found.Lines;
        return found.Any ? null : RegistryDiff.Between(current.Content, new RegistryContent(wanted.Values), current.Retired.ContainsKey);
    }
}
