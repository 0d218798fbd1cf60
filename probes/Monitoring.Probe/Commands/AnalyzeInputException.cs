namespace Monitoring.Probe.Commands;

/// <summary>An input that cannot be judged; the message is the one line that says what, where and what to do.</summary>
public sealed class AnalyzeInputException : Exception
{
    private AnalyzeInputException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    public static AnalyzeInputException Missing(string name) => new($"{name}: no such file");

    public static AnalyzeInputException IsDirectory(string name) => new($"{name}: is a directory; name a file in it");

    public static AnalyzeInputException Unreadable(string name, Exception cause) =>
        new($"{name}: cannot be read: {Line(cause.Message)}", cause);

    public static AnalyzeInputException OtherFormat(string name, string format, string advice) =>
        new($"{name}: is {format}, not an MPEG transport stream; {advice}");

    public static AnalyzeInputException NoPackets(string name, bool isEmpty) => isEmpty
        ? new($"{name}: is empty")
        : new($"{name}: not a transport stream: no sync bytes 0x47 at a distance of 188, 192 or 204 bytes");

    public static AnalyzeInputException NothingToJudge(string name) =>
        new($"{name}: no PAT in it and no fault found: nothing says what should be there; name a longer recording");

    private static string Line(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
