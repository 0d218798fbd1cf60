using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Benchmarks;

/// <summary>A clean multiplex of eight services at 38 Mbit/s, nearly full.</summary>
internal static class SyntheticStream
{
    private const long BitsPerSecond = 38_000_000;

    /// <summary>The first <paramref name="count"/> packets of it.</summary>
    public static byte[] Packets(int count)
    {
        MultiplexBuilder multiplex = new()
        {
            BitsPerSecond = BitsPerSecond,
            PictureSize = 20_000,
            Services = [.. Enumerable.Range(1, 8).Select(n => MultiplexService.Numbered(n, $"Service {n}"))],
        };
        double seconds = (count + 1.0) * TransportPacket.Length * 8 / BitsPerSecond;
        return multiplex.Build(TimeSpan.FromSeconds(seconds))[..(count * TransportPacket.Length)];
    }
}
