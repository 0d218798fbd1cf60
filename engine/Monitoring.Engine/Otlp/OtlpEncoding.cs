using Microsoft.Net.Http.Headers;

namespace Monitoring.Engine.Otlp;

/// <summary>How requests and answers are written: OTLP/HTTP has two ways, and an answer is written as its request is.</summary>
internal sealed class OtlpEncoding
{
    /// <summary>Binary protobuf.</summary>
    public static readonly OtlpEncoding Protobuf = new("application/x-protobuf", OtlpReader.Read, OtlpAnswer.Success, OtlpAnswer.Failure);

    /// <summary>JSON.</summary>
    public static readonly OtlpEncoding Json = new("application/json", OtlpJsonReader.Read, OtlpJsonAnswer.Success, OtlpJsonAnswer.Failure);

    private OtlpEncoding(string contentType, Reader read, Func<int, string, byte[]> success, Func<string, byte[]> failure) =>
        (ContentType, Read, Success, Failure) = (contentType, read, success, failure);

    /// <summary>Reads a request; a line that says what is wrong where it is none, and then nothing of it may be kept.</summary>
    public delegate string? Reader(ReadOnlySpan<byte> request, IOtlpSink sink);

    /// <summary>Its media type.</summary>
    public string ContentType { get; }

    /// <summary>Reads requests.</summary>
    public Reader Read { get; }

    /// <summary>The answer where points were kept: how many were not, and why.</summary>
    public Func<int, string, byte[]> Success { get; }

    /// <summary>The answer where none were.</summary>
    public Func<string, byte[]> Failure { get; }

    /// <summary>The one of a request; null where it is another.</summary>
    public static OtlpEncoding? Of(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) ? null
        : type.MediaType.Equals(Protobuf.ContentType, StringComparison.OrdinalIgnoreCase) ? Protobuf
        : type.MediaType.Equals(Json.ContentType, StringComparison.OrdinalIgnoreCase) ? Json
        : null;
}
