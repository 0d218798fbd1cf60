using Monitoring.Streams.Bits;
using Monitoring.Streams.Splicing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Splicing;

public sealed class SpliceScheduleTests
{
    private const string Schedule =
        "03 00000001 7F E0 50000000 FE 00000A00 0102 03 04 00000002 FF 00000003 7F 1F 02 01 50000001 02 50000002 0005 06 07";

    [Test]
    public void Events_of_a_schedule_have_a_time_for_the_program_or_for_components_or_are_called_off()
    {
        Assert.That(SpliceSchedule.TryRead(Bytes(Schedule), out SpliceSchedule view), Is.EqualTo(ParseStatus.Complete));
        List<ScheduledSplice> events = [];
        foreach (ScheduledSplice splice in view)
        {
            events.Add(splice);
        }

        Assert.That(events, Is.EqualTo(new[]
        {
            new ScheduledSplice(1, false)
            {
                OutOfNetworkIndicator = true, ProgramSpliceFlag = true, UtcSpliceTime = 0x5000_0000, AutoReturn = true, Duration = 0xA00,
                UniqueProgramId = 0x102, AvailNum = 3, AvailsExpected = 4,
            },
            new ScheduledSplice(2, true),
            new ScheduledSplice(3, false) { ComponentCount = 2, UniqueProgramId = 5, AvailNum = 6, AvailsExpected = 7 },
        }));
        Assert.That(view.Size, Is.EqualTo(Bytes(Schedule).Length));
    }

    [Test]
    public void A_schedule_cut_short_is_malformed()
    {
        byte[] whole = Bytes(Schedule);
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.That(SpliceSchedule.TryRead(whole.AsSpan(0, length), out _), Is.EqualTo(ParseStatus.Malformed), $"{length} bytes");
        }
    }

    [Test]
    public void A_section_that_does_not_tell_the_length_of_its_schedule_is_read()
    {
        byte[] section = SectionBuilder.Splice(SpliceCommandType.Schedule, Bytes(Schedule), []);
        section[11] |= 0x0F;
        section[12] = 0xFF;

        Assert.That(SpliceInformationSection.TryRead(section, out SpliceInformationSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.Command.Length, Is.EqualTo(Bytes(Schedule).Length));
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
