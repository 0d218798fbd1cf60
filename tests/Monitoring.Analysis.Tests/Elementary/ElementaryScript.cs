using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Elementary;

/// <summary>Writes a program of one elementary stream, an access unit to a PES packet, and tells what its headers are found to say.</summary>
internal static class ElementaryScript
{
    public const ushort MediaPid = 0x101;

    private const ushort PmtPid = 0x100;
    private const long TicksPerSecond = 90_000;
    private const long FirstPts = 2 * TicksPerSecond;
    private const int ServiceId = 1;

    /// <summary>The transport stream.</summary>
    /// <param name="streamType">stream_type of the PMT.</param>
    /// <param name="units">The access units.</param>
    /// <param name="rate">How many there are a second.</param>
    /// <param name="descriptors">Descriptors of the elementary stream.</param>
    /// <param name="cuts">Bytes of the first packets of each PES packet; the rest fills packets.</param>
    /// <param name="scrambling">transport_scrambling_control of an access unit, by its number.</param>
    /// <param name="isLost">The first packet of the access unit never comes, by its number.</param>
    /// <param name="firstTick">27 MHz time of the first byte.</param>
    /// <param name="version">version_number of the PMT.</param>
    public static byte[] Stream(
        byte streamType, IEnumerable<byte[]> units, int rate, byte[]? descriptors = null, int[]? cuts = null,
        Func<int, int>? scrambling = null, Func<int, bool>? isLost = null, long firstTick = 0, int version = 0)
    {
        TransportStreamBuilder stream = new(firstTick: firstTick);
        int count = 0;
        foreach (byte[] unit in units)
        {
            if (count % 3 == 0)
            {
                _ = stream.Section(0, SectionBuilder.Pat(1, 0, (ServiceId, PmtPid)))
                    .Section(PmtPid, SectionBuilder.Pmt(ServiceId, MediaPid, version, [], new ElementSpec(streamType, MediaPid, descriptors ?? [])));
            }

            long pts = FirstPts + (firstTick / 300) + (count * TicksPerSecond / rate);
            Write(
                stream.Pcr(MediaPid), PesBuilder.Packet(PesBuilder.VideoStreamId, pts, null, unit), cuts ?? [],
                scrambling?.Invoke(count) ?? 0, isLost?.Invoke(count) ?? false);
            count++;
            while (stream.Elapsed < count * ClockReference.TicksPerSecond / rate)
            {
                _ = stream.Null();
            }
        }

        return stream.ToArray();
    }

    /// <summary>What is found of the stream.</summary>
    public static ElementaryReport Found(byte[] stream, int chunk = 64 * 1024) =>
        FileAnalysis.Report(stream, chunk: chunk).Pid(MediaPid).Elementary!;

    private static void Write(TransportStreamBuilder stream, ReadOnlySpan<byte> pes, int[] cuts, int scrambling, bool isLost)
    {
        for (int packet = 0; !pes.IsEmpty; packet++)
        {
            int taken = Math.Min(packet < cuts.Length ? cuts[packet] : TransportPacket.Length - TransportPacket.HeaderSize, pes.Length);
            _ = isLost && packet == 0
                ? stream.Lose(MediaPid)
                : stream.Payload(MediaPid, pes[..taken], packet == 0, scrambling);
            pes = pes[taken..];
        }
    }
}
