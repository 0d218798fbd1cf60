using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Monitoring.Engine.Access;

/// <summary>Who has shown the password. Kept in memory: a restart ends all sessions.</summary>
public sealed class Sessions
{
    /// <summary>Name of the cookie.</summary>
    public const string CookieName = "monitoring_session";

    private const int MaxSessions = 1000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;

    public Sessions(TimeProvider clock) => _clock = clock;

    /// <summary>Opens a session and returns what its cookie holds.</summary>
    public string Open()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        foreach ((string key, DateTimeOffset end) in _ends)
        {
            if (end <= now)
            {
                _ends.TryRemove(key, out _);
            }
        }

        while (_ends.Count >= MaxSessions && _ends.MinBy(e => e.Value) is { Key: not null } oldest)
        {
            _ends.TryRemove(oldest.Key, out _);
        }

        string cookie = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _ends[Hash(cookie)] = now + Lifetime;
        return cookie;
    }

    /// <summary>Whether the cookie is that of an open session; using it prolongs it.</summary>
    public bool IsOpen(string? cookie)
    {
        if (cookie is null || cookie.Length != 64)
        {
            return false;
        }

        string key = Hash(cookie);
        DateTimeOffset now = _clock.GetUtcNow();
        if (!_ends.TryGetValue(key, out DateTimeOffset end) || end <= now)
        {
            return false;
        }

        _ends.TryUpdate(key, now + Lifetime, end);
        return true;
    }

    /// <summary>Ends a session.</summary>
    public void Close(string? cookie)
    {
        if (cookie is not null && cookie.Length == 64)
        {
            _ends.TryRemove(Hash(cookie), out _);
        }
    }

    private static string Hash(string cookie) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(cookie)));
}
