using System.Collections.Frozen;
using Monitoring.Operations.Files;

namespace Monitoring.Engine.Access;

/// <summary>
/// The file that says which tokens and certificates were handed out and which are void. It lies beside the authority and not in the
/// store: a store brought back from a backup must not bring back a revoked probe. Engine and commands change it one after the other.
/// </summary>
public sealed class EnrolmentRegister
{
    private const string File = "enrolment.json";
    private const long MaxBytes = 64 * 1024 * 1024;

    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly WatchedFile<View> _file;

    public EnrolmentRegister(string folder, TimeProvider clock)
    {
        _path = Path.Combine(folder, File);
        _clock = clock;
        _file = new WatchedFile<View>(_path, text => new View(EnrolmentBook.Read(text)), new View(EnrolmentBook.Empty), MaxBytes);
    }

    /// <summary>What it says, at most a second old; null when it is damaged or gone, and then nobody is known.</summary>
    public EnrolmentBook? Book => _file.Value.Book;

    /// <summary>A certificate by its number.</summary>
    public IssuedCertificate? Find(string serial) => _file.Value.BySerial.GetValueOrDefault(serial);

    /// <summary>Whether all that a probe was given is revoked.</summary>
    public bool IsRevoked(string probe) => _file.Value.Revoked.Contains(probe);

    /// <summary>Changes the file while nobody else does; durable when it returns.</summary>
    /// <exception cref="IOException">It cannot be changed.</exception>
    public T Change<T>(Func<EnrolmentBook, (EnrolmentBook Book, T Result)> change)
    {
        SecretFile.MakeFolder(Path.GetDirectoryName(_path)!);
        using FileStream only = SecretFile.Lock(_path + ".lock");
        EnrolmentBook book = System.IO.File.Exists(_path)
            ? EnrolmentBook.Read(System.IO.File.ReadAllText(_path)) ?? throw new IOException($"{_path} is damaged: bring it back from your copy")
            : EnrolmentBook.Empty;
        (EnrolmentBook changed, T result) = change(book);
        if (!ReferenceEquals(changed, book))
        {
            SecretFile.Write(_path, changed.Write(_clock.GetUtcNow()));
            _file.LookAgain();
        }

        return result;
    }

    private sealed class View
    {
        public View(EnrolmentBook? book)
        {
            Book = book;
            IReadOnlyList<IssuedCertificate> certificates = book?.Certificates ?? [];
            BySerial = certificates.DistinctBy(c => c.Serial, StringComparer.Ordinal).ToFrozenDictionary(c => c.Serial, StringComparer.Ordinal);
            Revoked = certificates.GroupBy(c => c.Probe, StringComparer.Ordinal)
                .Where(g => g.Any(c => c.RevokedAt is not null) && !g.Any(c => c.IsCurrent))
                .Select(g => g.Key).ToFrozenSet(StringComparer.Ordinal);
        }

        public EnrolmentBook? Book { get; }

        public FrozenDictionary<string, IssuedCertificate> BySerial { get; }

        public FrozenSet<string> Revoked { get; }
    }
}
