using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;

namespace Monitoring.Engine.Ingest;

/// <summary>Reads a body of any encoding into memory and stops where it grows beyond what it may be, however small it came.</summary>
internal static class BodyReader
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>The decompressed body, or the status and the reason why there is none.</summary>
    /// <param name="context">The call.</param>
    /// <param name="most">Most bytes, decompressed.</param>
    public static async Task<(byte[]? Body, int Status, string Reason)> ReadAsync(HttpContext context, int most)
    {
        if (context.Request.ContentLength > most)
        {
            return TooLarge(most);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        string encoding = context.Request.Headers.ContentEncoding.ToString();
        Stream? plain = Open(context.Request.Body, encoding);
        if (plain is null)
        {
            return (
                null, StatusCodes.Status415UnsupportedMediaType, $"content-encoding '{Shown(encoding)}' is not known, send gzip, br or none");
        }

        try
        {
            return await ReadAsync(plain, most, context.RequestAborted);
        }
        catch (Exception nonsense) when (nonsense is InvalidDataException or InvalidOperationException)
        {
            // The one is what gzip says to bytes that are none, the other what Brotli says.
            return (null, StatusCodes.Status400BadRequest, $"the body is not valid {encoding}");
        }
        catch (BadHttpRequestException cause)
        {
            return cause.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge(most)
                : (null, StatusCodes.Status400BadRequest, "the body ended too early");
        }
        finally
        {
            if (plain != context.Request.Body)
            {
                await plain.DisposeAsync();
            }
        }
    }

    private static Stream? Open(Stream body, string encoding) => encoding switch
    {
        "" or "identity" => body,
        "gzip" => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),
        "br" => new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true),
        _ => null,
    };

    private static async Task<(byte[]? Body, int Status, string Reason)> ReadAsync(Stream plain, int most, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[FirstBuffer];
        int length = 0;
        while (true)
        {
            int read = await plain.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return (buffer.AsSpan(0, length).ToArray(), StatusCodes.Status200OK, string.Empty);
            }

            length += read;
            if (length > most)
            {
                return TooLarge(most);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static string Shown(string text) => text.Length > 32 ? text[..32] : text;

    private static (byte[]? Body, int Status, string Reason) TooLarge(int most) => (
        null, StatusCodes.Status413PayloadTooLarge, $"the body may have {most} bytes decompressed: split it");
}
