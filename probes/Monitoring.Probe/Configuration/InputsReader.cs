using System.Text.Json;
using Monitoring.Analysis;
using Monitoring.Analysis.Dtmb;
using Monitoring.Analysis.Templates;
using Monitoring.Contracts.Identity;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Configuration;

/// <summary>Reads and validates the inputs of a probe, of its own settings file and of what the engine gives it alike.</summary>
internal static class InputsReader
{
    private const int MaxNameLength = 200;

    /// <summary>A required name of the letters a path may have.</summary>
    public static string ReadIdentifier(ConfigSection section, string key)
    {
        string? name = section.Text(key, required: true);
        if (name is not null && !EntityId.IsName(name))
        {
            section.Report(key, $"'{Excerpt.Of(name)}' is not a name (1 to 64 characters of a-z, 0-9, dot, hyphen, underscore)");
        }

        return name ?? string.Empty;
    }

    /// <summary>The inputs of a document.</summary>
    /// <param name="parent">What has the key.</param>
    /// <param name="sources">Where templates and profiles come from.</param>
    /// <param name="mayBeAbsent">Whether there may be none.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static List<InputOptions> Read(ConfigSection parent, SettingSources sources, bool mayBeAbsent, ICollection<ConfigMistake> mistakes)
    {
        List<InputOptions> inputs = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        IReadOnlyList<ConfigNode> nodes = parent.List("inputs", InputOptions.MaxInputs, required: !mayBeAbsent);
        if (nodes.Count == 0 && !mayBeAbsent && parent.Node("inputs") is { Token: JsonTokenType.StartArray, Items.Count: 0 })
        {
            parent.Report("inputs", "is empty (name at least one input)");
        }

        foreach (ConfigNode node in nodes)
        {
            var section = ConfigSection.Open(
                node, mistakes, "id", "name", "medium", "carrier", "profile", "source", "pidTimeoutSeconds", "dtmbMode", "textDefault",
                "template", "services");
            if (section is null)
            {
                continue;
            }

            string id = ReadIdentifier(section, "id");
            if (id.Length > 0 && !ids.Add(id))
            {
                section.Report("id", $"'{Excerpt.Of(id)}' is the id of an earlier input (ids must differ)");
            }

            sources.BeginInput(node);
            StreamSource? source = ReadSource(section, sources.BaseFolder);
            InputOptions input = new()
            {
                Id = id,
                Name = ReadName(section, "name") is { Length: > 0 } name ? name : id,
                Medium = ReadMedium(section),
                Carrier = ReadName(section, "carrier"),
                Profile = ReadProfile(section, sources),
                Dtmb = ReadDtmb(section),
                TextDefault = ReadTextDefault(section),
                Template = ReadTemplate(section, sources),
                Source = source ?? new FileSource(string.Empty, Loop: false),
                PidTimeout = TimeSpan.FromSeconds(section.Number("pidTimeoutSeconds", 0.5, 3600) ?? InputOptions.DefaultPidTimeoutSeconds),
                Services = ReadServices(section, mistakes),
            };
            inputs.Add(input with { Fingerprint = sources.EndInput() });
        }

        return inputs;
    }

    private static string ReadName(ConfigSection section, string key)
    {
        string text = section.Text(key) ?? string.Empty;
        if (text.Length > MaxNameLength || text.Any(char.IsControl))
        {
            section.Report(key, "is longer than 200 characters or holds control characters");
        }

        return text;
    }

    private static Medium ReadMedium(ConfigSection section)
    {
        string? word = section.Text("medium", required: true);
        if (!MediumWords.TryParse(word, out Medium medium) && word is not null)
        {
            section.Report("medium", $"'{Excerpt.Of(word)}' is not a medium (write {string.Join(", ", MediumWords.All)})");
        }

        return medium;
    }

    private static AnalysisProfile ReadProfile(ConfigSection section, SettingSources sources)
    {
        if (section.Text("profile") is not { } word)
        {
            return AnalysisProfile.Dvb;
        }

        if (sources.TryProfile(word, out AnalysisProfile? profile, out string? mistake))
        {
            return profile;
        }

        section.Report("profile", $"'{Excerpt.Of(word)}' {mistake}");
        return AnalysisProfile.Dvb;
    }

    private static DtmbPlan? ReadDtmb(ConfigSection section)
    {
        string? word = section.Text("dtmbMode");
        DtmbPlan? plan = word is null ? null : DtmbPlan.Read(word);
        if (word is not null && plan is null)
        {
            section.Report("dtmbMode", $"'{Excerpt.Of(word)}' is no mode of GB 20600 (write one like \"64QAM 0.6 PN420\", or any)");
        }

        return plan;
    }

    private static CharacterTable? ReadTextDefault(ConfigSection section)
    {
        string? word = section.Text("textDefault");
        CharacterTable? table = word is null ? null : CharacterTableNames.Find(word);
        if (word is not null && table is null)
        {
            section.Report("textDefault", $"'{Excerpt.Of(word)}' is no character table (write {CharacterTableNames.UntaggedWords})");
        }

        return table;
    }

    private static StreamTemplate? ReadTemplate(ConfigSection section, SettingSources sources)
    {
        StreamTemplate? template = null;
        if (section.Text("template") is { } path && !sources.TryTemplate(path, out template, out string? mistake))
        {
            section.Report("template", $"'{Excerpt.Of(path)}' {mistake}");
        }

        return template;
    }

    private static StreamSource? ReadSource(ConfigSection section, string baseFolder)
    {
        string? text = section.Text("source", required: true);
        if (text is null)
        {
            return null;
        }

        StreamSource? source = StreamSourceReader.Read(text, baseFolder, out string mistake);
        if (source is null)
        {
            section.Report("source", mistake);
        }

        return source;
    }

    private static List<ExpectedService> ReadServices(ConfigSection parent, ICollection<ConfigMistake> mistakes)
    {
        List<ExpectedService> services = [];
        HashSet<long> ids = [];
        foreach (ConfigNode node in parent.List("services", InputOptions.MaxServices))
        {
            var section = ConfigSection.Open(node, mistakes, "id", "name");
            long? id = section?.Integer("id", 1, ushort.MaxValue, required: true);
            if (section is null || id is null)
            {
                continue;
            }

            if (!ids.Add(id.Value))
            {
                section.Report("id", $"{id} is the id of an earlier service of this input (ids must differ)");
            }

            services.Add(new ExpectedService((ushort)id.Value, ReadName(section, "name")));
        }

        return services;
    }
}
