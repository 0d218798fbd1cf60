using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

using Monitoring.Analysis;
using Monitoring.Analysis.Templates;

namespace Monitoring.Probe.Configuration;

/// <summary>
/// Where the templates and profiles of a document come from: what came along with it under that name, else a file, for a profile also what the
/// program brings. What an input is made of is hashed on the way, so that one that is as it was can be told.
/// </summary>
internal sealed class SettingSources
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private readonly IReadOnlyDictionary<string, string> _templates;
    private readonly IReadOnlyDictionary<string, string> _profiles;
    private readonly StringBuilder _content = new();

    public SettingSources(
        string baseFolder, IReadOnlyDictionary<string, string>? templates = null, IReadOnlyDictionary<string, string>? profiles = null)
    {
        BaseFolder = baseFolder;
        _templates = templates ?? None;
        _profiles = profiles ?? None;
    }

    /// <summary>Folder of relative paths.</summary>
    public string BaseFolder { get; }

    /// <summary>An input begins.</summary>
    public void BeginInput(ConfigNode node)
    {
        _ = _content.Clear();
        node.WriteTo(_content);
    }

    /// <summary>The input is read: a hash of all it is made of.</summary>
    public string EndInput() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_content.ToString())));

    /// <summary>Finds a template.</summary>
    public bool TryTemplate(string name, [NotNullWhen(true)] out StreamTemplate? template, [NotNullWhen(false)] out string? mistake)
    {
        template = null;
        return TryBytes(_templates, name, out byte[]? bytes, out mistake) && TemplateSource.TryRead(bytes, out template, out mistake);
    }

    /// <summary>Finds a profile.</summary>
    public bool TryProfile(string name, [NotNullWhen(true)] out AnalysisProfile? profile, [NotNullWhen(false)] out string? mistake)
    {
        if (!_profiles.ContainsKey(name) && !ProfileSource.IsFile(name))
        {
            return ProfileSource.TryLoad(name, BaseFolder, out profile, out mistake);
        }

        profile = null;
        return TryBytes(_profiles, name, out byte[]? bytes, out mistake) && ProfileSource.TryRead(bytes, name, out profile, out mistake);
    }

    private bool TryBytes(
        IReadOnlyDictionary<string, string> named, string name, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? mistake)
    {
        mistake = null;
        bytes = named.TryGetValue(name, out string? text) ? Encoding.UTF8.GetBytes(text) : null;
        if (bytes is null && !SettingFile.TryRead(name, BaseFolder, out bytes, out mistake))
        {
            return false;
        }

        _ = _content.Append('\n').Append(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return true;
    }
}
