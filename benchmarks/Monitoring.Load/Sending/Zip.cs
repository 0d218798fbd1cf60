using System.IO.Compression;

namespace Monitoring.Load.Sending;

/// <summary>Bodies compressed as senders do, fast rather than small.</summary>
internal static class Zip
{
    public static byte[] Of(byte[] body)
    {
        MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }
}
