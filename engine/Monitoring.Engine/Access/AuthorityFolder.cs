using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Engine.Configuration;
using Monitoring.Operations.Files;

namespace Monitoring.Engine.Access;

/// <summary>
/// The authorities in the folder of secrets: <c>ca.pem</c> and <c>ca.key</c>, the next <c>ca-2.pem</c> and <c>ca-2.key</c>, and so on. One
/// counts when its certificate is there, so that one renaming makes or ends it. Commands change them beside a running engine, which looks
/// once a second.
/// </summary>
public sealed class AuthorityFolder(string folder) : IDisposable
{
    private const string First = "ca";
    private const string CertificateEnding = ".pem";
    private const string KeyEnding = ".key";
    private const string RetiredEnding = ".retired";
    private const long LookMilliseconds = 1000;

    private readonly Lock _gate = new();
    private Authorities? _known;
    private string _stamp = string.Empty;
    private long _lookedAt;

    /// <summary>Whether there is one, or what is left of one.</summary>
    public bool HoldsAny => File.Exists(At(First, CertificateEnding)) || File.Exists(At(First, KeyEnding)) || Names().Count > 0;

    /// <summary>What counts now, at most a second old; the first is made where there is none.</summary>
    /// <param name="years">How long a new one lives.</param>
    /// <param name="now">The time.</param>
    /// <param name="isMade">Whether the first was made just now.</param>
    /// <exception cref="StartupException">They cannot be read or written, and were not read before.</exception>
    public Authorities Read(int years, DateTimeOffset now, out bool isMade)
    {
        bool made = false;
        Authorities authorities = Look(() => Open(years, now, out made))!;
        isMade = made;
        return authorities;
    }

    /// <summary>What counts now, at most a second old; null where there is none, or none that can be read. None is made.</summary>
    public Authorities? Find()
    {
        try
        {
            return Look(() => HoldsAny ? Load() : null);
        }
        catch (Exception exception) when (exception is StartupException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Makes the next one, beside the one there is.</summary>
    /// <exception cref="StartupException">There are two already, or it cannot be written.</exception>
    public Authorities Add(int years, DateTimeOffset now) => Change(() =>
    {
        IReadOnlyList<string> names = Names();
        if (names.Count > 1)
        {
            throw new StartupException(
                $"secrets: the authority in {folder} is being replaced already: 'monitoring-engine ca show' says how far, 'monitoring-engine ca retire' ends it");
        }

        int number = names.Count == 0 ? 1 : NumberOf(names[0]) + 1;
        Create(number == 1 ? First : string.Create(CultureInfo.InvariantCulture, $"{First}-{number}"), years, now);
    });

    /// <summary>Ends the oldest: its certificate is put aside, its key destroyed.</summary>
    /// <exception cref="StartupException">There is only one, or it cannot be written.</exception>
    public Authorities RetireOldest() => Change(() =>
    {
        DestroyRetiredKeys();
        IReadOnlyList<string> names = Names();
        if (names.Count < 2)
        {
            throw new StartupException($"secrets: there is only one authority in {folder}: 'monitoring-engine ca replace' makes the next one first");
        }

        File.Move(At(names[0], CertificateEnding), At(names[0], CertificateEnding + RetiredEnding), overwrite: true);
        DestroyRetiredKeys();
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (X509Certificate2 certificate in _known?.Certificates ?? [])
        {
            certificate.Dispose();
        }
    }

    private Authorities? Look(Func<Authorities?> open)
    {
        lock (_gate)
        {
            if (_known is not null && Environment.TickCount64 - _lookedAt < LookMilliseconds)
            {
                return _known;
            }

            _lookedAt = Environment.TickCount64;
            try
            {
                string stamp = Stamp();
                if (_known is null || (stamp != _stamp && stamp.Length > 0))
                {
                    _known = open();
                    _stamp = Stamp();
                }
            }
            catch (StartupException) when (_known is not null)
            {
                // A running engine goes on with what it knows; the next start says what is wrong.
            }

            return _known;
        }
    }

    private Authorities Change(Action change)
    {
        try
        {
            SecretFile.MakeFolder(folder);
            using FileStream only = SecretFile.Lock(LockPath);
            change();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(exception);
        }

        lock (_gate)
        {
            _known = Load();
            _stamp = Stamp();
            return _known;
        }
    }

    private Authorities Open(int years, DateTimeOffset now, out bool isMade)
    {
        isMade = false;
        if (!HoldsAny)
        {
            try
            {
                SecretFile.MakeFolder(folder);
                using FileStream only = SecretFile.Lock(LockPath);
                if (!HoldsAny)
                {
                    Create(First, years, now);
                    isMade = true;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw Unusable(exception);
            }
        }

        return Load();
    }

    private Authorities Load()
    {
        IReadOnlyList<string> names = Names();
        try
        {
            return new Authorities([.. (names.Count == 0 ? [First] : names).Select(n => new CertificateAuthority(
                X509Certificate2.CreateFromPemFile(At(n, CertificateEnding), At(n, KeyEnding))))]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unusable(exception);
        }
    }

    private void Create(string name, int years, DateTimeOffset now)
    {
        (string key, string certificate) = CertificateAuthority.Make(years, now);

        // The key first: a certificate without its key would be nothing that can be told from damage.
        SecretFile.Write(At(name, KeyEnding), key);
        SecretFile.Write(At(name, CertificateEnding), certificate);
    }

    /// <summary>Also those that a process left which died between putting the certificate aside and this.</summary>
    private void DestroyRetiredKeys()
    {
        foreach (string retired in Directory.EnumerateFiles(folder, $"{First}*{CertificateEnding}{RetiredEnding}"))
        {
            string name = Path.GetFileName(retired)[..^(CertificateEnding.Length + RetiredEnding.Length)];
            if (!File.Exists(At(name, CertificateEnding)))
            {
                File.Delete(At(name, KeyEnding));
            }
        }
    }

    private StartupException Unusable(Exception exception) => new(
        $"secrets: the authority in {folder} cannot be used: {exception.Message.ReplaceLineEndings(" ")}; "
        + $"bring back {First}{KeyEnding} and {First}{CertificateEnding} (and those with a number) from your copy, or take all away and enrol every probe anew");

    /// <summary>Those whose certificate is there, oldest first.</summary>
    private IReadOnlyList<string> Names() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, $"{First}*{CertificateEnding}").Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(n => NumberOf(n) > 0).OrderBy(NumberOf),
    ];

    private static int NumberOf(string name) =>
        name == First ? 1
        : name.StartsWith(First + "-", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(First.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 1 ? number : 0;

    private string Stamp() => string.Join('|', Names().Select(n => string.Create(
        CultureInfo.InvariantCulture, $"{n} {File.GetLastWriteTimeUtc(At(n, CertificateEnding)).Ticks}")));

    private string LockPath => Path.Combine(folder, "ca.lock");

    private string At(string name, string ending) => Path.Combine(folder, name + ending);
}
