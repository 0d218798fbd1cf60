using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Monitoring.Contracts.Identity;
using Monitoring.Engine.Ingest;
using Monitoring.Operations.Files;

namespace Monitoring.Engine.Access;

/// <summary>
/// Tokens bound to names, of probes or of programs that read; only their SHA-256 is kept, one line <c>name hash</c> each. Without any token
/// every probe may report, which is why the engine then listens on loopback only.
/// </summary>
public sealed class NamedTokens : IProbeAuthenticator
{
    private const int MaxTokenLength = 256;

    private static readonly ProbeCaller Unknown =
        ProbeCaller.Refused(StatusCodes.Status401Unauthorized, "the bearer token is missing or not known");

    private readonly WatchedFile<FrozenDictionary<string, string>?> _file;

    public NamedTokens(string path) => _file = new WatchedFile<FrozenDictionary<string, string>?>(path, Parse, absent: null);

    /// <summary>Whether anybody can show a valid one.</summary>
    public bool Any => _file.Value is { Count: > 0 };

    /// <summary>Whether there is a file of tokens; without one anybody may come in.</summary>
    public bool IsThere => _file.Value is not null;

    /// <summary>Whether a name has a token.</summary>
    public bool Has(string name) => _file.Value?.Values.Contains(name) == true;

    /// <summary>Makes a token for a name; one it had before is void. The token itself is kept nowhere.</summary>
    public static string Add(string path, string name)
    {
        string token = "mpt_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        IEnumerable<string> others = File.Exists(path)
            ? File.ReadLines(path).Where(line => line.Length > 0 && !line.StartsWith(name + " ", StringComparison.Ordinal))
            : [];
        SecretFile.Write(path, string.Join('\n', [.. others, $"{name} {Hash(token)}"]) + "\n");
        return token;
    }

    /// <summary>Takes away the token of a name. The file stays, even without a token: who has none must not come in.</summary>
    /// <returns>Whether it had one.</returns>
    public static bool Remove(string path, string name)
    {
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        string[] others = [.. lines.Where(line => line.Length > 0 && !line.StartsWith(name + " ", StringComparison.Ordinal))];
        if (others.Length == lines.Count(line => line.Length > 0))
        {
            return false;
        }

        SecretFile.Write(path, string.Concat(others.Select(line => line + "\n")));
        return true;
    }

    /// <inheritdoc/>
    public ProbeCaller Identify(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Identify(BearerToken.Of(context.Request));
    }

    /// <summary>Whose token it is; without any file, anybody's.</summary>
    public ProbeCaller Identify(string? token) =>
        _file.Value is not FrozenDictionary<string, string> tokens ? ProbeCaller.Anybody
        : token is not null && token.Length <= MaxTokenLength && tokens.TryGetValue(Hash(token), out string? owner) ? ProbeCaller.Of(owner, "token")
        : Unknown;

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static FrozenDictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> tokens = new(StringComparer.Ordinal);
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is [string probe, string hash] && EntityId.IsName(probe) && hash.Length == 64)
            {
                tokens[hash] = probe;
            }
        }

        return tokens.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
