using System.Globalization;

namespace Monitoring.Contracts.Identity;

/// <summary>
/// The stable identity of what is measured, written <c>probe</c>, <c>probe/input</c> or <c>probe/input/serviceId</c>.
/// A name part is 1 to 64 characters of a-z, 0-9, dot, hyphen and underscore; a service id is decimal, 0 to 65535
/// (<c>program_number</c>, ISO/IEC 13818-1 2.4.4.5; <c>service_id</c>, EN 300 468 5.2.3).
/// </summary>
public readonly record struct EntityId
{
    /// <summary>Longest path that can be valid, in characters.</summary>
    public const int MaxLength = 64 + 1 + 64 + 1 + 5;

    private EntityId(string path, EntityLevel level)
    {
        Path = path;
        Level = level;
    }

    /// <summary>The whole path.</summary>
    public string Path { get; }

    /// <summary>Which of the three forms the path has.</summary>
    public EntityLevel Level { get; }

    /// <summary>The probe's own name, the first part of every path.</summary>
    public string Probe => Level == EntityLevel.Probe ? Path : Path[..Path.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The entity one level up; null for a probe.</summary>
    public EntityId? Parent => Level switch
    {
        EntityLevel.Service => new EntityId(Path[..Path.LastIndexOf('/')], EntityLevel.Input),
        EntityLevel.Input => new EntityId(Probe, EntityLevel.Probe),
        _ => null,
    };

    /// <summary>The service id; null unless the path is that of a service.</summary>
    public int? ServiceId => Level == EntityLevel.Service
        ? int.Parse(Path.AsSpan(Path.LastIndexOf('/') + 1), CultureInfo.InvariantCulture)
        : null;

    /// <summary>The identity of a probe.</summary>
    /// <exception cref="FormatException">The name is not of the form above.</exception>
    public static EntityId ForProbe(string probe) => Parse(probe);

    /// <summary>The identity of one input of a probe.</summary>
    /// <exception cref="FormatException">A name is not of the form above.</exception>
    public static EntityId ForInput(string probe, string input) => Parse($"{probe}/{input}");

    /// <summary>The identity of one service received on an input.</summary>
    /// <exception cref="FormatException">A name is not of the form above.</exception>
    public static EntityId ForService(string probe, string input, ushort serviceId) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"{probe}/{input}/{serviceId}"));

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">The text is not a valid path.</exception>
    public static EntityId Parse(string path) =>
        TryParse(path, out EntityId id) ? id : throw new FormatException($"'{path}' is not an entity path (probe, probe/input or probe/input/serviceId)");

    /// <summary>Reads a path; false for text that is not one.</summary>
    public static bool TryParse(string? path, out EntityId id)
    {
        id = default;
        if (path is null || path.Length is 0 or > MaxLength)
        {
            return false;
        }

        Span<Range> parts = stackalloc Range[4];
        int count = path.AsSpan().Split(parts, '/');
        if (count > 3
            || !IsName(path.AsSpan(parts[0]))
            || (count > 1 && !IsName(path.AsSpan(parts[1])))
            || (count > 2 && !IsServiceId(path.AsSpan(parts[2]))))
        {
            return false;
        }

        id = new EntityId(path, (EntityLevel)count);
        return true;
    }

    /// <summary>Whether a text may stand as a probe or input name.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 64)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Path;

    private static bool IsServiceId(ReadOnlySpan<char> text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) && (text.Length == 1 || text[0] != '0');
}
