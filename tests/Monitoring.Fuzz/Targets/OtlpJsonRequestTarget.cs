using Monitoring.Engine.Otlp;
using Monitoring.Testing.Otlp;

namespace Monitoring.Fuzz.Targets;

/// <summary>
/// <see cref="OtlpJsonReader"/> with <see cref="OtlpJsonPointReader"/> and <see cref="OtlpJson"/>: what holds of requests in protobuf holds of the
/// same in JSON, and of texts that are none.
/// </summary>
public sealed class OtlpJsonRequestTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
    [
        .. OtlpRequestTarget.Requests().Select(OtlpJsonText.Of),
        """{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"sum":{"dataPoints":[{"asInt":-3,"timeUnixNano":1e9,"flags":null}],"aggregationTemporality":2},"name":"\u9752"}]}],"resource":null}]} """u8.ToArray(),
        "[]"u8.ToArray(),
    ];

    public void Run(ReadOnlySpan<byte> input) => OtlpRecorder.Check(OtlpJsonReader.Read, input);
}
