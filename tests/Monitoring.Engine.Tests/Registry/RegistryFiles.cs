using System.Text;
using Monitoring.Registry;
using Monitoring.Registry.Changes;
using Monitoring.Registry.Import;

namespace Monitoring.Engine.Tests.Registry;

/// <summary>Files of a registry, and what becomes of them.</summary>
internal static class RegistryFiles
{
    public static readonly DateTimeOffset At = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static RegistryImport Json(string lists)
    {
        RegistryImport import = new();
        import.AddJson(Utf8($"{{ \"schema\": \"monitoring.registry/1\", {lists} }}"), "registry.json");
        return import;
    }

    public static RegistryImport Csv(string kind, string text) => Csv(kind, Utf8(text));

    public static RegistryImport Csv(string kind, byte[] bytes, Encoding? encoding = null)
    {
        RegistryImport import = new();
        import.AddCsv(bytes, $"{kind}.csv", RegistryKinds.FindPlural(kind)!, encoding);
        return import;
    }

    public static RegistryDiff Diff(RegistryState state, RegistryImport import, bool replaces = false, bool revives = false) =>
        RegistryPlan.Import(state, import, RegistryVocabulary.Default, new ImportMode(replaces, revives), out IReadOnlyList<string> mistakes)
            ?? throw new InvalidOperationException(string.Join('\n', mistakes));

    public static IReadOnlyList<string> Mistakes(RegistryState state, RegistryImport import)
    {
        RegistryPlan.Import(state, import, RegistryVocabulary.Default, default, out IReadOnlyList<string> mistakes);
        return mistakes;
    }

    /// <summary>What the registry is after a change.</summary>
    public static RegistryState After(RegistryState state, RegistryDiff diff)
    {
        var objects = state.Content.Objects.ToDictionary(o => o.Key);
        Dictionary<RegistryKey, DateTimeOffset> retired = new(state.Retired);
        foreach (RegistryChange change in diff.Changes)
        {
            retired.Remove(change.Key);
            objects.Remove(change.Key);
            if (change.After is null)
            {
                retired[change.Key] = At;
            }
            else
            {
                objects[change.Key] = change.After;
            }
        }

        return new RegistryState(state.Revision + 1, At, new RegistryContent(objects.Values), retired);
    }

    public static RegistryState Of(string lists) => After(RegistryState.Empty, Diff(RegistryState.Empty, Json(lists)));
}
