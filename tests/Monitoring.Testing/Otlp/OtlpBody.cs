using Google.Protobuf;

namespace Monitoring.Testing.Otlp;

/// <summary>Requests built field by field, as the specification numbers them.</summary>
public static class OtlpBody
{
    /// <summary>A request of metrics of one resource.</summary>
    public static byte[] Request(IEnumerable<(string Key, string Value)> resource, params byte[][] metrics) => Message(Bytes(1, Message(
        Bytes(1, Message([.. resource.Select(a => Bytes(1, Attribute(a.Key, a.Value)))])),
        Bytes(2, Message([.. metrics.Select(m => Bytes(2, m))])))));

    public static byte[] Gauge(string name, string unit, params byte[][] points) => Metric(name, unit, 5, 0, 0, points);

    public static byte[] Sum(string name, ulong temporality, bool isMonotonic, params byte[][] points) =>
        Metric(name, string.Empty, 7, temporality, isMonotonic ? 1u : 0u, points);

    public static byte[] Histogram(string name, ulong temporality, params byte[][] points) => Metric(name, "s", 9, temporality, 0, points);

    public static byte[] Metric(string name, string unit, int field, ulong temporality, ulong isMonotonic, params byte[][] points) => Message(
        Text(1, name), Text(2, "what it is"), Text(3, unit),
        Bytes(field, Message([
            .. points.Select(p => Bytes(1, p)),
            .. temporality > 0 ? [Number(2, temporality)] : Array.Empty<byte[]>(),
            .. isMonotonic > 0 ? [Number(3, isMonotonic)] : Array.Empty<byte[]>(),
        ])));

    /// <summary>A NumberDataPoint.</summary>
    public static byte[] Point(DateTimeOffset at, double value, DateTimeOffset? start = null, params (string Key, string Value)[] attributes) => Message([
        Fixed(2, Nanoseconds(start)), Fixed(3, Nanoseconds(at)), Real(4, value), Bytes(5, Message(Real(3, 1))),
        .. attributes.Select(a => Bytes(7, Attribute(a.Key, a.Value))),
    ]);

    public static byte[] Attribute(string key, string value) => Message(Text(1, key), Bytes(2, Message(Text(1, value))));

    public static ulong Nanoseconds(DateTimeOffset? at) => at is null ? 0 : (ulong)at.Value.ToUnixTimeMilliseconds() * 1_000_000;

    public static byte[] Message(params byte[][] fields) => [.. fields.SelectMany(f => f)];

    public static byte[] Text(int number, string text) => Bytes(number, System.Text.Encoding.UTF8.GetBytes(text));

    public static byte[] Bytes(int number, byte[] content) => Write(number, WireFormat.WireType.LengthDelimited, o => o.WriteBytes(ByteString.CopyFrom(content)));

    public static byte[] Number(int number, ulong value) => Write(number, WireFormat.WireType.Varint, o => o.WriteUInt64(value));

    public static byte[] Fixed(int number, ulong value) => Write(number, WireFormat.WireType.Fixed64, o => o.WriteFixed64(value));

    public static byte[] Real(int number, double value) => Write(number, WireFormat.WireType.Fixed64, o => o.WriteDouble(value));

    private static byte[] Write(int number, WireFormat.WireType type, Action<CodedOutputStream> write)
    {
        using MemoryStream bytes = new();
        using CodedOutputStream output = new(bytes);
        output.WriteTag(number, type);
        write(output);
        output.Flush();
        return bytes.ToArray();
    }
}
