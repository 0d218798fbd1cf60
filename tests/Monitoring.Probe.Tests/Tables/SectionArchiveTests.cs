using Monitoring.Probe.Tables;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Tables;

/// <summary>What is kept of an input of any length.</summary>
public sealed class SectionArchiveTests
{
    [Test]
    public void The_same_bytes_are_kept_once_and_counted()
    {
        SectionArchive archive = new();
        for (int packet = 0; packet < 3; packet++)
        {
            Add(archive, 0, SectionBuilder.Pat(1, 0, (1, 0x100)), packet);
        }

        KeptSection kept = archive.Sections.Single().Value.Single();
        Assert.That((kept.Received, kept.FirstPacket, kept.LastPacket), Is.EqualTo((3L, 0L, 2L)));
    }

    [Test]
    public void Tables_of_other_streams_with_the_same_numbers_are_told_apart()
    {
        SectionArchive archive = new();
        Add(archive, 0x11, SectionBuilder.SdtOther(1, 0x2024, 0), 0);
        Add(archive, 0x11, SectionBuilder.SdtOther(1, 0x2025, 0), 1);

        Assert.That(archive.Sections.Select(s => s.Key.Table).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public void Tables_that_never_repeat_are_kept_up_to_a_cap_and_counted_beyond()
    {
        SectionArchive archive = new();
        for (int second = 0; second < 300; second++)
        {
            Add(archive, 0x14, SectionBuilder.ShortSyntax(TableId.TimeAndDate, [0xDC, 0x3C, 0, (byte)(second >> 8), (byte)second]), second);
        }

        Assert.That((archive.Sections.Single().Value.Count, archive.LeftOff), Is.EqualTo((256, 44L)));
    }

    private static void Add(SectionArchive archive, ushort pid, byte[] section, long packet)
    {
        Assert.That(SectionHeader.TryRead(section, out SectionHeader header), Is.EqualTo(ParseStatus.Complete));
        archive.Add(new Pid(pid), header, section, packet);
    }
}
