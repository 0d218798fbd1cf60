using System.Text.Json;
using System.Text.Json.Serialization;
using Monitoring.Contracts.Wall;

namespace Monitoring.Engine.Push;

/// <summary>A frame in its final bytes, so that many walls at the same position cost one encoding.</summary>
[JsonConverter(typeof(Converter))]
public sealed class EncodedFrame
{
    public EncodedFrame(WallFrame frame, long since)
    {
        Since = since;
        Sequence = frame.Sequence;
        At = frame.At;
        Utf8 = JsonSerializer.SerializeToUtf8Bytes(frame, JsonSerializerOptions.Web);
    }

    /// <summary>The change after which its content begins.</summary>
    public long Since { get; }

    /// <summary>The change up to which it holds all.</summary>
    public long Sequence { get; }

    /// <summary>The engine's clock when it was made.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The JSON text.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    private sealed class Converter : JsonConverter<EncodedFrame>
    {
        public override EncodedFrame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("frames are only sent");

        public override void Write(Utf8JsonWriter writer, EncodedFrame value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
