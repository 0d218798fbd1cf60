using Monitoring.Engine.Otlp;

namespace Monitoring.Fuzz.Targets;

/// <summary>Writes down what a reader of requests hands over.</summary>
internal sealed class OtlpRecorder : IOtlpSink
{
    public List<string> Lines { get; } = [];

    public int Points { get; private set; }

    /// <summary>What must hold of any bytes, in either encoding.</summary>
    public static void Check(OtlpEncoding.Reader read, ReadOnlySpan<byte> input)
    {
        OtlpRecorder first = new();
        OtlpRecorder second = new();
        string? problem = read(input, first);

        BrokenPromiseException.ThrowUnless(read(input, second) == problem, "the same bytes give another answer");
        BrokenPromiseException.ThrowUnless(first.Lines.SequenceEqual(second.Lines), "the same bytes give other points");
        BrokenPromiseException.ThrowUnless(first.Points <= OtlpReader.MostPoints, "more points than a request may have");
        BrokenPromiseException.ThrowUnless(problem?.Contains('\n', StringComparison.Ordinal) != true, "a problem of more than one line");
    }

    public void Begin(IReadOnlyDictionary<string, string> resource) => Lines.Add($"resource {resource.Count}");

    public void Reject(int points, string reason)
    {
        Points += points;
        Lines.Add($"{points} {reason}");
    }

    public void Take(
        OtlpMetric metric, IReadOnlyList<KeyValuePair<string, string>> attributes, ulong startNanoseconds, ulong timeNanoseconds, bool isKnown,
        IReadOnlyList<OtlpPart> parts)
    {
        Points++;
        BrokenPromiseException.ThrowUnless(isKnown == (parts.Count > 0), "a point that is known has numbers, another has none");
        string name = SeriesName.Of(metric.Name, metric.Unit, SeriesName.AttributesOf(attributes));
        var read = SeriesName.Parse(name);
        BrokenPromiseException.ThrowUnless(
            read.Name == metric.Name && read.Unit == metric.Unit && read.Attributes.Count == attributes.Count, "a name is taken apart as another");
        Lines.Add($"{name} {startNanoseconds} {timeNanoseconds} {string.Join(' ', parts)}");
    }
}
