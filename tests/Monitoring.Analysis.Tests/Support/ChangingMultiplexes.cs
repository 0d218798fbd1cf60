using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Support;

/// <summary>The multiplex of <see cref="Multiplexes"/> with a section that says something else from the third second on.</summary>
internal static class ChangingMultiplexes
{
    public const double ChangeAt = 2;
    public const ushort NetworkId = 0x2024;

    private static readonly MultiplexService First = Multiplexes.First;

    /// <summary>The PMT of the first service as the multiplex sends it, in another version if asked.</summary>
    public static byte[] FirstPmt(int version, ushort? pcrPid = null, params ElementSpec[] elements) => SectionBuilder.Pmt(
        First.Spec.ServiceId, pcrPid ?? First.VideoPid, version, [], elements.Length > 0 ? elements : [Picture, Sound("chi")]);

    public static ElementSpec Picture => new(0x1B, First.VideoPid);

    public static ElementSpec Sound(string language, ushort? pid = null) =>
        new(0x03, pid ?? First.AudioPid, DescriptorBuilder.Language(language));

    public static byte[] Pat(int version, ushort id, params (ushort Program, ushort Pid)[] programs) =>
        SectionBuilder.Pat(id, version, [(0, WellKnownPids.NetworkInformation.Value), .. programs]);

    public static byte[] Sdt(int version, params ServiceSpec[] services) => SectionBuilder.Sdt(1, NetworkId, version, services);

    /// <summary>The stream with the section in place of the one the multiplex sends: same PID, table_id and table_id_extension, PAT and SDT apart.</summary>
    public static byte[] With(
        ushort pid, byte[] section, double seconds = 5, double until = double.MaxValue,
        Func<TimeSpan, ushort, PacketFate>? fate = null)
    {
        bool isWhole = section[0] is TableId.ProgramAssociation or TableId.ServiceDescriptionActual or TableId.NetworkInformationActual;
        bool Sends(TimeSpan at, byte[] sent)
        {
            bool isSame = sent[0] == section[0] && (isWhole || sent.AsSpan(3, 2).SequenceEqual(section.AsSpan(3, 2)));
            bool isNew = ReferenceEquals(sent, section);
            bool isLater = at.TotalSeconds >= ChangeAt && at.TotalSeconds < until;
            return !isSame || (isNew ? isLater : !isLater);
        }

        return new MultiplexBuilder
        {
            Services = [Multiplexes.First, Multiplexes.Second],
            NetworkName = "青海",
            BitsPerSecond = Multiplexes.BitsPerSecond,
            Extra = [new RepeatedSection(pid, section, 100)],
            Sends = Sends,
            Fate = fate ?? (static (_, _) => PacketFate.Sent),
        }.Build(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>The stream whose packets with payload of a PID are scrambled between two times.</summary>
    public static byte[] Scrambled(ushort pid, double from, double to, double seconds)
    {
        byte[] stream = Multiplexes.Clean(seconds);
        for (int at = 0; at < stream.Length; at += TransportPacket.Length)
        {
            double now = at * 8.0 / Multiplexes.BitsPerSecond;
            bool isMeant = (((stream[at + 1] & 0x1F) << 8) | stream[at + 2]) == pid && (stream[at + 3] & 0x10) != 0;
            stream[at + 3] |= (byte)(isMeant && now >= from && now < to ? 0x80 : 0);
        }

        return stream;
    }
}
