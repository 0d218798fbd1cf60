namespace Monitoring.Testing.Streams;

/// <summary>A service of a <see cref="MultiplexBuilder"/>: H.264 with the PCR, and MPEG audio.</summary>
/// <param name="Spec">What the SDT says of it.</param>
/// <param name="PmtPid">PID of its PMT.</param>
/// <param name="VideoPid">PID of its picture and its PCR.</param>
/// <param name="AudioPid">PID of its sound.</param>
public sealed record MultiplexService(ServiceSpec Spec, ushort PmtPid, ushort VideoPid, ushort AudioPid)
{
    /// <summary>A service whose PIDs follow from its number: n·0x100 for the PMT, +1 video, +2 audio.</summary>
    public static MultiplexService Numbered(int number, string name, TextTable table = TextTable.Default) =>
        new(
            new ServiceSpec((ushort)number, name, "Test", table), (ushort)(number * 0x100), (ushort)((number * 0x100) + 1),
            (ushort)((number * 0x100) + 2));
}
