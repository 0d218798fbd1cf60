using System.Text;
using Monitoring.Engine.Configuration;
using Monitoring.Registry;
using Monitoring.Registry.Import;

namespace Monitoring.Engine.Commands;

/// <summary>Reads the files of an import: documents by .json, sheets by the name of their kind, folders by what of these is in them.</summary>
internal static class RegistryFiles
{
    /// <exception cref="StartupException">A file cannot be read, or is neither.</exception>
    public static RegistryImport Read(IEnumerable<string> paths, RegistryKind? kind, Encoding? encoding)
    {
        RegistryImport import = new();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (RegistryKind each in RegistryKinds.All.Where(k => File.Exists(Path.Combine(path, $"{k.Plural}.csv"))))
                {
                    import.AddCsv(Bytes(Path.Combine(path, $"{each.Plural}.csv")), $"{each.Plural}.csv", each, encoding);
                }
            }
            else if (Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase))
            {
                import.AddJson(Bytes(path), Path.GetFileName(path));
            }
            else
            {
                RegistryKind named = kind ?? RegistryKinds.FindPlural(Path.GetFileNameWithoutExtension(path))
                    ?? throw new StartupException(
                        $"{path}: what it holds is not known: end its name in .json, call it after a kind ({string.Join(", ", RegistryKinds.All.Select(k => $"{k.Plural}.csv"))}), or name the kind with --kind");
                import.AddCsv(Bytes(path), Path.GetFileName(path), named, encoding);
            }
        }

        return import.Kinds.Count > 0 || import.Mistakes.Count > 0 || import.Retired.Count > 0
            ? import : throw new StartupException("the files state nothing of the registry");
    }

    private static byte[] Bytes(string path)
    {
        FileInfo file = new(path);
        return file.Exists && file.Length > RegistryLimits.FileBytes
            ? throw new StartupException($"{path}: has {file.Length} bytes, at most {RegistryLimits.FileBytes} are taken")
            : File.ReadAllBytes(path);
    }
}
