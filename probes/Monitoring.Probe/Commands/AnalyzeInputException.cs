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

    public static AnalyzeInputException NothingToLearn(string name) =>
        new($"{name}: no PAT in it: nothing says what the stream holds; name a longer recording");

    public static AnalyzeInputException NoCapture(string name) =>
        new($"{name}: is no network capture (pcap or pcapng); a transport stream by itself is one stream");

    public static AnalyzeInputException NoStream(string name, string? choice) => choice is null
        ? new($"{name}: no transport stream in this capture (monitoring-probe streams lists what is in it)")
        : new($"{name}: no transport stream '{choice}' in this capture (monitoring-probe streams lists what is in it)");

    public static AnalyzeInputException SeveralStreams(string name, IEnumerable<string> streams) =>
        new($"{name}: holds several transport streams; choose one with --stream: {string.Join(", ", streams)}");

    private static string Line(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
