using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Monitoring.Engine.Access;

/// <summary>Who has shown the password. Kept in memory: a restart ends all sessions, and so does another password.</summary>
public sealed class Sessions
{
    /// <summary>Name of the cookie.</summary>
    public const string CookieName = "monitoring_session";

    private const int MaxSessions = 1000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, Session> _open = new(StringComparer.Ordinal);
    private readonly PasswordFile _password;
    private readonly TimeProvider _clock;

    public Sessions(PasswordFile password, TimeProvider clock) => (_password, _clock) = (password, clock);

    /// <summary>Opens a session and returns what its cookie holds.</summary>
    public string Open()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        foreach ((string key, Session session) in _open)
        {
            if (session.Ends <= now)
            {
                _open.TryRemove(key, out _);
            }
        }

        while (_open.Count >= MaxSessions && _open.MinBy(e => e.Value.Ends) is { Key: not null } oldest)
        {
            _open.TryRemove(oldest.Key, out _);
        }

        string cookie = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _open[Hash(cookie)] = new Session(now + Lifetime, _password.Mark);
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
        if (!_open.TryGetValue(key, out Session? session) || session.Ends <= now || session.Password != _password.Mark)
        {
            return false;
        }

        _open.TryUpdate(key, session with { Ends = now + Lifetime }, session);
        return true;
    }

    /// <summary>Ends a session.</summary>
    public void Close(string? cookie)
    {
        if (cookie is not null && cookie.Length == 64)
        {
            _open.TryRemove(Hash(cookie), out _);
        }
    }

    private static string Hash(string cookie) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(cookie)));

    /// <param name="Ends">When it ends unless it is used.</param>
    /// <param name="Password">The mark of the password that opened it.</param>
    private sealed record Session(DateTimeOffset Ends, string Password);
}
