using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Support;

/// <summary>Multiplexes for the tests: two services at 4 Mbit/s.</summary>
internal static class Multiplexes
{
    public const long BitsPerSecond = 4_000_000;

    public static MultiplexService First { get; } = MultiplexService.Numbered(1, "青海卫视", TextTable.Gb18030);

    public static MultiplexService Second { get; } = MultiplexService.Numbered(2, "Second");

    public static byte[] Clean(double seconds) => Build(seconds);

    public static byte[] Build(
        double seconds, Func<TimeSpan, ushort, PacketFate>? fate = null, Func<TimeSpan, ushort, long>? pcrOffset = null) =>
        new MultiplexBuilder
        {
            Services = [First, Second],
            NetworkName = "青海",
            BitsPerSecond = BitsPerSecond,
            Fate = fate ?? (static (_, _) => PacketFate.Sent),
            PcrOffset = pcrOffset ?? (static (_, _) => 0),
        }.Build(TimeSpan.FromSeconds(seconds));

    /// <summary>A fate for the packets of a PID between two times.</summary>
    public static Func<TimeSpan, ushort, PacketFate> Between(double from, double to, PacketFate fate, params ushort[] pids) =>
        (at, pid) => at.TotalSeconds >= from && at.TotalSeconds < to && (pids.Length == 0 || pids.Contains(pid)) ? fate : PacketFate.Sent;
}
