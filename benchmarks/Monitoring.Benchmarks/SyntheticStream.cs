using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Audio;
using Monitoring.Testing.Streams;
using Monitoring.Testing.Video;

namespace Monitoring.Benchmarks;

/// <summary>
/// A clean multiplex of eight services of H.264 and MPEG audio at 38 Mbit/s, nearly full: pictures of several slices with headers at each
/// twelfth, so that start codes are searched for in what looks like coded data, and access units go through the buffers. Packets are sent
/// evenly, so that no buffer overflows and nothing is found.
/// </summary>
internal static class SyntheticStream
{
    private const long BitsPerSecond = 38_000_000;
    private const int GroupLength = 12;
    private const int SlicesPerPicture = 8;
    private const int SliceSize = 2400;
    private const int Seed = 1;

    /// <summary>bitrate_index of 192 kbit/s.</summary>
    private const int RateIndex = 10;

    /// <summary>The first <paramref name="count"/> packets of it.</summary>
    public static byte[] Packets(int count)
    {
        Random random = new(Seed);
        MultiplexBuilder multiplex = new()
        {
            BitsPerSecond = BitsPerSecond,
            SpreadsMedia = true,
            Sound = _ => AudioFrames.LayerTwo(RateIndex),
            Picture = number => Picture(number, random),
            Services = [.. Enumerable.Range(1, 8).Select(n => MultiplexService.Numbered(n, $"Service {n}"))],
        };
        double seconds = (count + 1.0) * TransportPacket.Length * 8 / BitsPerSecond;
        return multiplex.Build(TimeSpan.FromSeconds(seconds))[..(count * TransportPacket.Length)];
    }

    private static byte[] Picture(int number, Random random)
    {
        int inGroup = number % GroupLength;
        List<byte[]> units = [H264Builder.Delimiter()];
        if (inGroup == 0)
        {
            units.Add(H264Builder.SequenceParameters(1280, 720, interlaced: false, timeScale: 50));
        }

        for (int slice = 0; slice < SlicesPerPicture; slice++)
        {
            units.Add([.. H264Builder.Slice(slice * 450, inGroup == 0 ? 2 : 0, inGroup, idr: inGroup == 0), .. Coded(random)]);
        }

        return H264Builder.Stream([.. units]);
    }

    /// <summary>Bytes at random, with no zero pair that would be a start code.</summary>
    private static byte[] Coded(Random random)
    {
        byte[] bytes = new byte[SliceSize];
        random.NextBytes(bytes);
        for (int at = 1; at < bytes.Length; at++)
        {
            if (bytes[at] == 0 && bytes[at - 1] == 0)
            {
                bytes[at] = 3;
            }
        }

        return bytes;
    }
}
