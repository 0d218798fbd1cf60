using System.Globalization;
using System.Text;

namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>
/// Reads the part of PromQL that is understood: numbers, selectors with offset, the <c>_over_time</c> functions, growth of counters, aggregation by labels,
/// arithmetic and comparison. What is not understood is named with its place.
/// </summary>
internal sealed class PromParser
{
    private const int LongestText = 4096;
    private const int Deepest = 64;

    private static readonly string[] Aggregations = ["sum", "avg", "min", "max", "count"];
    private static readonly string[] OverTime =
        ["avg_over_time", "min_over_time", "max_over_time", "sum_over_time", "count_over_time", "last_over_time"];

    private static readonly string[] Matching = ["=~", "!~", "!=", "="];
    private static readonly string[][] Levels = [["==", "!=", ">=", "<=", ">", "<"], ["+", "-"], ["*", "/"]];

    private readonly string _text;
    private int _at;
    private int _depth;

    private PromParser(string text) => _text = text;

    /// <summary>Reads a question.</summary>
    /// <exception cref="QueryException">It is not understood.</exception>
    public static PromExpression Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            throw new QueryException($"query: from 1 to {LongestText} characters are needed");
        }

        var parser = new PromParser(text);
        PromExpression expression = parser.Binary(0);
        parser.Space();
        return parser._at == text.Length ? expression : throw parser.Unexpected();
    }

    private PromExpression Binary(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        PromExpression left = Binary(level + 1);
        while (Levels[level].FirstOrDefault(TryTake) is string operation)
        {
            left = new PromBinary(operation, left, Binary(level + 1));
        }

        return left;
    }

    private PromExpression Unary()
    {
        if (++_depth > Deepest)
        {
            throw new QueryException($"query: more than {Deepest} levels of parentheses and signs");
        }

        Space();
        PromExpression expression =
            TryTake("-") ? new PromBinary("*", new PromNumber(-1), Unary())
            : TryTake("(") ? Closed(Binary(0))
            : _at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.') ? Number()
            : Named();
        _depth--;
        return expression;
    }

    private PromExpression Named()
    {
        string name = Word();
        if (Aggregations.Contains(name))
        {
            return Aggregate(name);
        }

        if (OverTime.Contains(name) || PromCounters.Functions.Contains(name))
        {
            Take("(");
            PromSelector selector = Selector(Word());
            Take("[");
            long seconds = Length();
            Take("]");
            long offset = Offset();
            return Closed(new PromOverTime(name, selector with { Offset = offset }, seconds));
        }

        Space();
        if (_at < _text.Length && _text[_at] == '(' && name.Length > 0)
        {
            throw new QueryException(
                $"query: the function {Shorten(name)} is not known; there are {string.Join(", ", OverTime.Concat(PromCounters.Functions))} and {string.Join(", ", Aggregations)}");
        }

        PromSelector plain = Selector(name);
        return plain with { Offset = Offset() };
    }

    private PromAggregate Aggregate(string name)
    {
        (IReadOnlyList<string> labels, bool isWithout, bool isGiven) = Grouping();
        Take("(");
        PromExpression over = Closed(Binary(0));
        if (!isGiven)
        {
            (labels, isWithout, _) = Grouping();
        }

        return new PromAggregate(name, labels, isWithout, over);
    }

    private (IReadOnlyList<string> Labels, bool IsWithout, bool IsGiven) Grouping()
    {
        int before = _at;
        string word = Word();
        if (word is not ("by" or "without"))
        {
            _at = before;
            return ([], false, false);
        }

        Take("(");
        List<string> labels = [];
        while (!TryTake(")"))
        {
            string label = Word();
            labels.Add(label.Length > 0 ? label : throw Unexpected());
            _ = TryTake(",");
        }

        return (labels, word == "without", true);
    }

    private PromSelector Selector(string name)
    {
        List<PromMatcher> matchers = name.Length > 0 ? [new PromMatcher(PromNames.Name, "=", name)] : [];
        if (TryTake("{"))
        {
            while (!TryTake("}"))
            {
                string label = Word();
                string operation = Matching.FirstOrDefault(TryTake) ?? throw Unexpected();
                matchers.Add(new PromMatcher(label.Length > 0 ? label : throw Unexpected(), operation, Quoted()));
                _ = TryTake(",");
            }
        }

        return matchers.Count > 0 ? new PromSelector(matchers, 0) : throw Unexpected();
    }

    private long Offset()
    {
        int before = _at;
        if (Word() == "offset")
        {
            Space();
            return Length();
        }

        _at = before;
        return 0;
    }

    private long Length()
    {
        Space();
        int start = _at;
        while (_at < _text.Length && char.IsAsciiLetterOrDigit(_text[_at]))
        {
            _at++;
        }

        return StepText.TryRead(_text[start.._at], out long seconds)
            ? seconds
            : throw new QueryException($"query: '{Shorten(_text[start.._at])}' at {start} is no length of time like 30s, 5m, 1h");
    }

    private PromNumber Number()
    {
        int start = _at;
        while (_at < _text.Length
            && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '.' or 'e' or 'E' || (_text[_at] is '+' or '-' && _text[_at - 1] is 'e' or 'E')))
        {
            _at++;
        }

        return double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? new PromNumber(value)
            : throw new QueryException($"query: '{Shorten(_text[start.._at])}' at {start} is no number");
    }

    private string Word()
    {
        Space();
        int start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or ':'))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private string Quoted()
    {
        Space();
        if (_at == _text.Length || _text[_at] is not ('"' or '\'' or '`'))
        {
            throw Unexpected();
        }

        char quote = _text[_at++];
        StringBuilder value = new();
        for (; _at < _text.Length; _at++)
        {
            char letter = _text[_at];
            if (letter == quote)
            {
                _at++;
                return value.ToString();
            }

            if (letter == '\\' && quote != '`' && _at + 1 < _text.Length)
            {
                letter = _text[++_at] switch { 'n' => '\n', 't' => '\t', char other => other };
            }

            _ = value.Append(letter);
        }

        throw new QueryException("query: a quoted text does not end");
    }

    private T Closed<T>(T expression)
    {
        Take(")");
        return expression;
    }

    private bool TryTake(string token)
    {
        Space();
        if (!_text.AsSpan(_at).StartsWith(token, StringComparison.Ordinal))
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    private void Take(string token)
    {
        if (!TryTake(token))
        {
            throw Unexpected();
        }
    }

    private void Space()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private QueryException Unexpected() => new(
        _at >= _text.Length ? "query: it ends too early" : $"query: '{Shorten(_text[_at..])}' at {_at} is not understood");

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40];
}
