using System.Text.RegularExpressions;

namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>A condition on one label; a label that is not there is the empty text.</summary>
internal sealed class PromMatcher
{
    private readonly Regex? _pattern;
    private readonly bool _isNegated;

    /// <summary>Makes a matcher.</summary>
    /// <param name="label">The label.</param>
    /// <param name="operation">= != =~ or !~.</param>
    /// <param name="value">Text or regular expression.</param>
    /// <exception cref="QueryException">The expression is none, or needs backtracking.</exception>
    public PromMatcher(string label, string operation, string value)
    {
        Label = label;
        Value = value;
        _isNegated = operation[0] == '!';
        if (operation.EndsWith('~'))
        {
            try
            {
                _pattern = new Regex($"^(?:{value})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
            {
                throw new QueryException($"query: the regular expression of label {label} is not understood: {exception.Message.ReplaceLineEndings(" ")}");
            }
        }
    }

    public string Label { get; }

    public string Value { get; }

    /// <summary>The label has to be one text.</summary>
    public bool IsEqual => _pattern is null && !_isNegated;

    public bool Fits(string value) => (_pattern?.IsMatch(value) ?? value == Value) != _isNegated;
}
