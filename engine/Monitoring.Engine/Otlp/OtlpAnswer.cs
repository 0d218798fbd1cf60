using Google.Protobuf;

namespace Monitoring.Engine.Otlp;

/// <summary>Answers of OTLP/HTTP in protobuf.</summary>
internal static class OtlpAnswer
{
    /// <summary>
    /// <c>ExportMetricsServiceResponse { ExportMetricsPartialSuccess partial_success = 1 { int64 rejected_data_points = 1; string error_message = 2; } }</c>;
    /// empty where everything was kept.
    /// </summary>
    public static byte[] Success(int rejected, string message)
    {
        if (rejected == 0)
        {
            return [];
        }

        byte[] partial = Write(output =>
        {
            output.WriteTag(1, WireFormat.WireType.Varint);
            output.WriteInt64(rejected);
            output.WriteTag(2, WireFormat.WireType.LengthDelimited);
            output.WriteString(message);
        });
        return Write(output =>
        {
            output.WriteTag(1, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(partial));
        });
    }

    /// <summary><c>google.rpc.Status { int32 code = 1; string message = 2; }</c>; the code is not used over HTTP.</summary>
    public static byte[] Failure(string message) => Write(output =>
    {
        output.WriteTag(2, WireFormat.WireType.LengthDelimited);
        output.WriteString(message);
    });

    private static byte[] Write(Action<CodedOutputStream> write)
    {
        using MemoryStream bytes = new();
        using CodedOutputStream output = new(bytes);
        write(output);
        output.Flush();
        return bytes.ToArray();
    }
}
