using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Monitoring.Operations.Files;

namespace Monitoring.Probe.Enrolment;

/// <summary>
/// The files of an identity. Certificate and key are one file and are replaced as one: whenever the probe dies, what is there fits
/// together. A key that waits for its certificate is kept apart until then.
/// </summary>
internal sealed class IdentityFolder(string path)
{
    private const string IdentityFile = "identity.pem";
    private const string AuthorityFile = "ca.pem";
    private const string PendingFile = "pending.key";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Reads the certificate with its key, and the authorities the engine is checked by.</summary>
    /// <exception cref="IdentityException">They are not there, or cannot be used.</exception>
    public (X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Authorities) Read()
    {
        string identity = At(IdentityFile);
        if (!File.Exists(identity))
        {
            throw new IdentityException($"there is no identity in {Path}: 'monitoring-probe enrol' makes one");
        }

        try
        {
            RequireOwner(identity);
            return (X509Certificate2.CreateFromPemFile(identity), CertificateCall.AuthoritiesIn(File.ReadAllText(At(AuthorityFile))));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new IdentityException($"the identity in {Path} cannot be used: {wrong.Message.ReplaceLineEndings(" ")}; enrol anew");
        }
    }

    /// <summary>The key an enrolment works with: the one left by an earlier try, whose answer may have been lost, or a new one.</summary>
    /// <exception cref="IdentityException">It cannot be kept.</exception>
    public ECDsa TakePendingKey()
    {
        try
        {
            SecretFile.MakeFolder(Path);
            string pending = At(PendingFile);
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            if (File.Exists(pending))
            {
                try
                {
                    key.ImportFromPem(File.ReadAllText(pending));
                    return key;
                }
                catch (Exception torn) when (torn is CryptographicException or ArgumentException)
                {
                    // It was cut while it was written, so nothing was asked for with it.
                    key.Dispose();
                    key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                }
            }

            SecretFile.Write(pending, key.ExportPkcs8PrivateKeyPem() + "\n");
            return key;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new IdentityException($"the identity cannot be kept in {Path}: {wrong.Message.ReplaceLineEndings(" ")}; name another folder with --identity");
        }
    }

    /// <summary>Keeps an identity in place of the one before.</summary>
    /// <exception cref="IdentityException">It cannot be written.</exception>
    public void Keep(X509Certificate2 certificate, ECDsa key, IReadOnlyList<X509Certificate2> authorities)
    {
        KeepAuthorities(authorities);
        try
        {
            SecretFile.Write(At(IdentityFile), $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
            File.Delete(At(PendingFile));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new IdentityException($"the identity cannot be written to {Path}: {wrong.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Keeps the authorities the engine is checked by in place of those before.</summary>
    /// <exception cref="IdentityException">They cannot be written.</exception>
    public void KeepAuthorities(IReadOnlyList<X509Certificate2> authorities)
    {
        try
        {
            SecretFile.Write(At(AuthorityFile), string.Concat(authorities.Select(a => a.ExportCertificatePem() + "\n")));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new IdentityException($"the identity cannot be written to {Path}: {wrong.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static void RequireOwner(string file)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
        {
            throw new UnauthorizedAccessException($"others may read or write {file}, chmod 600 it if they never could");
        }
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
