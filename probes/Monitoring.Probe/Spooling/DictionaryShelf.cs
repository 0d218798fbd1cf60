using System.Globalization;
using System.Security.Cryptography;

using Google.Protobuf;

using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Spooling;

/// <summary>The dictionaries that spooled windows need, one file each, named by content.</summary>
internal sealed class DictionaryShelf(string folder)
{
    private const string Prefix = "dict-";
    private const string Extension = ".bin";

    private Dictionary? _current;

    /// <summary>Id of the dictionary used last; 0 before the first.</summary>
    public ulong CurrentId { get; private set; }

    public static ulong IdOf(byte[] serialized) => BitConverter.ToUInt64(SHA256.HashData(serialized));

    /// <summary>Keeps a dictionary and returns its id; the same object as last time costs nothing.</summary>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    public ulong Keep(Dictionary dictionary)
    {
        if (ReferenceEquals(dictionary, _current))
        {
            return CurrentId;
        }

        byte[] serialized = dictionary.ToByteArray();
        ulong id = IdOf(serialized);
        string path = PathOf(id);
        if (!File.Exists(path))
        {
            DurableFile.Replace(path, serialized);
        }

        _current = dictionary;
        CurrentId = id;
        return id;
    }

    /// <summary>The dictionary of an id; null when it is not there or damaged.</summary>
    public Dictionary? Find(ulong id)
    {
        string path = PathOf(id);
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] serialized = File.ReadAllBytes(path);
        return IdOf(serialized) == id ? Dictionary.Parser.ParseFrom(serialized) : null;
    }

    /// <summary>Removes what nothing needs any more.</summary>
    public void Sweep(IReadOnlySet<ulong> needed)
    {
        foreach (string path in Directory.EnumerateFiles(folder, Prefix + "*"))
        {
            string name = Path.GetFileNameWithoutExtension(path)[Prefix.Length..];
            bool isNeeded = ulong.TryParse(name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong id)
                && (id == CurrentId || needed.Contains(id));
            if (!isNeeded)
            {
                File.Delete(path);
            }
        }
    }

    private string PathOf(ulong id) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{id:x16}{Extension}"));
}
