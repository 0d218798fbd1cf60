using Monitoring.Engine.Otlp;
using static Monitoring.Testing.Otlp.OtlpBody;

namespace Monitoring.Fuzz.Targets;

/// <summary>
/// <see cref="OtlpReader"/> with <see cref="OtlpPointReader"/> and <see cref="OtlpAttributes"/>: the same bytes give the same points, no more of them than a
/// request may have, and every name that comes of them is taken apart as it was put together.
/// </summary>
public sealed class OtlpRequestTarget : IFuzzTarget
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    public IEnumerable<byte[]> Seeds() => Requests();

    /// <summary>A request of each shape.</summary>
    public static IEnumerable<byte[]> Requests() =>
    [
        Request([("service.name", "a"), ("host.name", "青海")], Gauge("x", "By", Point(At, 1.5, At.AddSeconds(-5), ("k", "v,=%{}")))),
        Request([], Sum("n", 2, isMonotonic: true, Point(At, 1), Point(At, 2)), Sum("d", 1, isMonotonic: false, Point(At, 1))),
        Request([], Histogram("h", 1, Message(Fixed(3, Nanoseconds(At)), Fixed(4, 5), Real(5, 2), Bytes(6, new byte[16]), Real(11, 0), Real(12, 1)))),
        Request([], Metric("e", "s", 10, 2, 0, Message(Bytes(1, Attribute("k", "v")), Fixed(3, 9), Fixed(4, 6), Real(12, 0.2)))),
        Request([], Metric("s", "s", 11, 0, 0, Message(Fixed(3, 9), Fixed(4, 7), Bytes(6, Message(Real(1, 0.99), Real(2, 0.75)))))),
        Request([], Gauge("y", string.Empty, Message(Fixed(3, 9), Fixed(6, 3), Number(8, 1), Bytes(7, Message(Text(1, "l"), Bytes(2, Bytes(5, []))))))),
        [],
    ];

    public void Run(ReadOnlySpan<byte> input) => OtlpRecorder.Check(OtlpReader.Read, input);
}
