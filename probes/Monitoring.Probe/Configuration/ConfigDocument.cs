using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Monitoring.Probe.Configuration;

/// <summary>
/// Reads JSON, comments and trailing commas allowed, into a tree that knows the line of every key and value.
/// A document that is not JSON gives one mistake and no tree.
/// </summary>
internal ref struct ConfigDocument
{
    private const int MaxDepth = 16;

    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _reader;
    private int _line;
    private int _lineOffset;

    private ConfigDocument(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MaxDepth,
        });
        _line = 1;
    }

    public static ConfigNode? Read(ReadOnlySpan<byte> utf8, ICollection<ConfigMistake> mistakes)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        ConfigDocument document = new(utf8);
        try
        {
            document._reader.Read();
            ConfigNode root = document.Value(string.Empty);
            document._reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            mistakes.Add(new ConfigMistake((int)(error.LineNumber ?? 0) + 1, string.Empty, $"not valid JSON: {Sentence(error.Message)}"));
        }
        catch (InvalidOperationException)
        {
            mistakes.Add(new ConfigMistake(document._line, string.Empty, "text that is not valid UTF-8 (save the file as UTF-8)"));
        }

        return null;
    }

    /// <summary>The reader's own sentence without the position it appends, which counts lines from 0.</summary>
    private static string Sentence(string message)
    {
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (position < 0 ? message : message[..position]).TrimEnd('.');
    }

    private ConfigNode Value(string path)
    {
        ConfigNode node = new()
        {
            Token = _reader.TokenType,
            Line = CurrentLine(),
            Path = path,
            Text = _reader.TokenType switch
            {
                JsonTokenType.String => _reader.GetString()!,
                JsonTokenType.Number => Encoding.UTF8.GetString(_reader.ValueSpan),
                _ => string.Empty,
            },
        };
        if (node.Token == JsonTokenType.StartObject)
        {
            ReadMembers(node);
        }
        else if (node.Token == JsonTokenType.StartArray)
        {
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            {
                node.Items.Add(Value(string.Create(CultureInfo.InvariantCulture, $"{path}[{node.Items.Count}]")));
            }
        }

        return node;
    }

    private void ReadMembers(ConfigNode node)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            string key = _reader.GetString()!;
            int line = CurrentLine();
            _reader.Read();
            node.Members.Add(new ConfigMember(key, line, Value(node.Path.Length == 0 ? key : $"{node.Path}.{key}")));
        }
    }

    private int CurrentLine()
    {
        int offset = (int)_reader.TokenStartIndex;
        _line += _utf8[_lineOffset..offset].Count((byte)'\n');
        _lineOffset = offset;
        return _line;
    }
}
