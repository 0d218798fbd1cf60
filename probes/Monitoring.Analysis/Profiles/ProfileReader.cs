using System.Globalization;
using System.Text.Json;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Profiles;

/// <summary>
/// Reads a profile file:
/// <code>
/// { "schema": "monitoring.profile/1", "name": "dvb", "title": "…", "authority": "…", "si": true, "clockedOut": true,
///   "gapBetween": "sub-table" | "table-id", "privatePids": [ 8176 ], "untaggedText": "gb18030",
///   "limits": { "patInterval": { "value": 500, "unit": "ms", "source": "…", "status": "verified" | "unverified" | "own" }, … } }
/// </code>
/// What it does not name keeps its usual value.
/// </summary>
internal static class ProfileReader
{
    private const string Schema = "monitoring.profile/1";
    private const string DayUnit = "d";
    private const int LongestText = 500;
    private const double LongestNanoseconds = 48.0 * 3600e9;
    private const double MostDays = 64;
    private const int MostPid = 0x1FFF;

    public static AnalysisProfile BuiltIn(string name)
    {
        string file = $"{name}.json";
        using Stream stream = typeof(ProfileReader).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"the profile {file} is not part of the program");
        byte[] json = new byte[stream.Length];
        stream.ReadExactly(json);
        return Read(json, new Dictionary<string, ProfileLimit>(StringComparer.Ordinal), source: null);
    }

    /// <exception cref="FormatException">The file is no profile.</exception>
    public static AnalysisProfile Read(ReadOnlyMemory<byte> json, IReadOnlyDictionary<string, ProfileLimit> usual, string? source)
    {
        try
        {
            JsonDocumentOptions options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            using var document = JsonDocument.Parse(json, options);
            return Read(document.RootElement, usual, source);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("a text in it is no valid Unicode", e);
        }
        catch (JsonException e)
        {
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}: not JSON as a profile needs it"), e);
        }
    }

    private static AnalysisProfile Read(JsonElement root, IReadOnlyDictionary<string, ProfileLimit> usual, string? source)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "schema") != Schema)
        {
            throw new FormatException($"'schema' is not \"{Schema}\"");
        }

        string name = Text(root, "name");
        if (name.Length == 0)
        {
            throw new FormatException("'name' is missing");
        }

        Dictionary<string, ProfileLimit> limits = new(usual, StringComparer.Ordinal);
        if (root.TryGetProperty("limits", out JsonElement rows))
        {
            if (rows.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("'limits' is not an object of limits");
            }

            foreach (JsonProperty row in rows.EnumerateObject())
            {
                limits[row.Name] = ReadLimit(row, usual);
            }
        }

        return new AnalysisProfile(name, limits)
        {
            Source = source,
            Title = Text(root, "title"),
            Authority = Text(root, "authority"),
            IsClockedOut = !root.TryGetProperty("clockedOut", out JsonElement clocked) || Truth(clocked),
            HasSi = !root.TryGetProperty("si", out JsonElement si) || Truth(si),
            GapRule = Text(root, "gapBetween") switch
            {
                "" or "sub-table" => GapRule.SubTable,
                "table-id" => GapRule.TableId,
                string word => throw new FormatException($"'gapBetween' is \"{word}\" (write sub-table or table-id)"),
            },
            PrivatePids = Pids(root),
            UntaggedText = Text(root, "untaggedText") switch
            {
                "" => null,
                string word => CharacterTableNames.Find(word) ?? throw new FormatException(
                    $"'untaggedText' is \"{Shown(word)}\" (known: {CharacterTableNames.UntaggedWords})"),
            },
        };
    }

    private static ProfileLimit ReadLimit(JsonProperty row, IReadOnlyDictionary<string, ProfileLimit> usual)
    {
        if (usual.Count > 0 && !usual.ContainsKey(row.Name))
        {
            throw new FormatException($"'{Shown(row.Name)}' is no limit (known: {string.Join(", ", usual.Keys)})");
        }

        if (row.Value.ValueKind != JsonValueKind.Object
            || !row.Value.TryGetProperty("value", out JsonElement number) || number.ValueKind != JsonValueKind.Number
            || !number.TryGetDouble(out double value) || !(value > 0))
        {
            throw new FormatException($"'{Shown(row.Name)}' needs a \"value\" above 0");
        }

        LimitStatus status = Text(row.Value, "status") switch
        {
            "verified" => LimitStatus.Verified,
            "unverified" => LimitStatus.Unverified,
            "" or "own" => LimitStatus.Own,
            _ => throw new FormatException($"'status' of '{row.Name}' is none of verified, unverified, own"),
        };
        ProfileLimit limit = new(value, Text(row.Value, "unit"), Text(row.Value, "source"), status);
        CheckUnit(row.Name, limit, usual.GetValueOrDefault(row.Name));
        return limit;
    }

    /// <summary>A time is a time in whatever unit; everything else has the unit it always had.</summary>
    private static void CheckUnit(string name, ProfileLimit limit, ProfileLimit? usual)
    {
        bool isTime = usual is null ? limit.NanosecondsPerUnit is not null : usual.NanosecondsPerUnit is not null;
        if (isTime && limit.NanosecondsPerUnit is null)
        {
            throw new FormatException($"'unit' of '{name}' is none of ns, us, ms, s, min, h");
        }

        if (isTime && limit.Value * limit.NanosecondsPerUnit > LongestNanoseconds)
        {
            throw new FormatException($"'{name}' is longer than two days");
        }

        if (!isTime && usual is not null && limit.Unit != usual.Unit)
        {
            throw new FormatException($"'unit' of '{name}' is not {usual.Unit}");
        }

        if (limit.Unit == DayUnit && limit.Value > MostDays)
        {
            throw new FormatException($"'{name}' is more than {MostDays} days");
        }
    }

    private static List<int> Pids(JsonElement root)
    {
        List<int> pids = [];
        if (!root.TryGetProperty("privatePids", out JsonElement list))
        {
            return pids;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("'privatePids' is not a list of PIDs");
        }

        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out int pid) || pid is < 0 or > MostPid)
            {
                throw new FormatException("'privatePids' holds something other than a PID from 0 to 8191");
            }

            pids.Add(pid);
        }

        return pids;
    }

    private static bool Truth(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException("'si' is neither true nor false"),
    };

    private static string Text(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out JsonElement value))
        {
            return string.Empty;
        }

        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is { Length: <= LongestText }
            ? text : throw new FormatException($"'{name}' is not a text of at most {LongestText} characters");
    }

    private static string Shown(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
