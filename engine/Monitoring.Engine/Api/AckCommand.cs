using System.Diagnostics.CodeAnalysis;
using Monitoring.Alerting;

namespace Monitoring.Engine.Api;

/// <summary>A checked wish to acknowledge alarms.</summary>
/// <param name="Keys">The alarms.</param>
/// <param name="Comment">What the person wrote; null if nothing.</param>
public sealed record AckCommand(IReadOnlyList<AlarmKey> Keys, string? Comment)
{
    private const int MostKeys = 5000;
    private const int LongestComment = 500;

    /// <summary>Reads a wish; false with one line saying what is wrong.</summary>
    public static bool TryRead(
        IReadOnlyList<string>? keys, string? comment, [NotNullWhen(true)] out AckCommand? command, [NotNullWhen(false)] out string? problem)
    {
        command = null;
        problem = keys is null || keys.Count is 0 or > MostKeys ? $"keys: 1 to {MostKeys} alarm keys are needed"
            : comment?.Length > LongestComment ? $"comment: at most {LongestComment} characters are taken"
            : null;
        if (problem is not null)
        {
            return false;
        }

        List<AlarmKey> read = [];
        foreach (string text in keys!)
        {
            if (!AlarmKey.TryParse(text, out AlarmKey key))
            {
                problem = "keys: an alarm key is an entity path, #, and an indicator number, e.g. probe/input/12#1040";
                return false;
            }

            read.Add(key);
        }

        command = new AckCommand(read, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim());
        return true;
    }
}
