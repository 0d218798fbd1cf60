using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Testing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Sections;

public sealed class SectionAssemblerTests
{
    private const byte PrivateTable = 0x80;

    private static readonly byte[] Small = SectionBuilder.Pat(7, 3, (1, 0x100), (2, 0x200));
    private static readonly byte[] Large = SectionBuilder.LongSyntax(PrivateTable, 1, 0, new byte[1000]);

    [Test]
    public void A_section_cut_into_payloads_anywhere_is_whole([Values] bool large)
    {
        byte[] section = large ? Large : Small;
        for (int cut = 1; cut < section.Length; cut++)
        {
            SectionRecorder recorder = Push(([0, .. section[..cut]], true), (section[cut..], false));

            Assert.That(recorder.Sections.Select(s => s.Bytes), Is.EqualTo(new[] { section }), $"cut at {cut}");
            Assert.That(recorder.Defects, Is.Empty);
        }
    }

    [Test]
    public void A_section_may_come_byte_by_byte()
    {
        SectionRecorder recorder = Push([([0, Large[0]], true), .. Large.Skip(1).Select(b => (new[] { b }, false))]);

        Assert.That(recorder.Sections.Select(s => s.Bytes), Is.EqualTo(new[] { Large }));
    }

    [Test]
    public void Sections_in_one_payload_come_one_after_another_and_stuffing_ends_them()
    {
        SectionRecorder recorder = Push(([0, .. Small, .. Large, .. Small, 0xFF, 0xFF, .. Small], true));

        Assert.That(recorder.Sections.Select(s => s.Bytes), Is.EqualTo(new[] { Small, Large, Small }));
    }

    [Test]
    public void Pointer_field_separates_the_end_of_one_section_from_the_start_of_the_next()
    {
        for (int cut = 1; cut < Small.Length; cut++)
        {
            byte[] tail = Small[cut..];
            SectionRecorder recorder = Push(([0, .. Small[..cut]], true), ([(byte)tail.Length, .. tail, .. Large], true));

            Assert.That(recorder.Sections.Select(s => s.Bytes), Is.EqualTo(new[] { Small, Large }), $"cut at {cut}");
        }
    }

    [Test]
    public void Nothing_is_taken_before_the_first_section_begins()
    {
        SectionRecorder recorder = Push((Large[3..], false), ([2, 1, 2, .. Small], true));

        Assert.That(recorder.Sections.Select(s => s.Bytes), Is.EqualTo(new[] { Small }));
        Assert.That(recorder.Defects, Is.Empty);
    }

    [Test]
    public void A_lost_packet_loses_its_section_only()
    {
        var recorder = new SectionRecorder();
        var assembler = new SectionAssembler();
        assembler.Push([0, .. Large[..183]], true, recorder);
        assembler.Discontinuity();
        assembler.Push(Large.AsSpan(367), false, recorder);
        assembler.Push([0, .. Small], true, recorder);

        Assert.That(recorder.Sections.Select(s => s.Bytes), Is.EqualTo(new[] { Small }));
    }

    [Test]
    public void A_section_that_the_next_one_cuts_off_is_truncated()
    {
        SectionRecorder recorder = Push(([0, .. Large[..183]], true), ([0, .. Small], true));

        Assert.That(recorder.Sections.Select(s => s.Bytes), Is.EqualTo(new[] { Small }));
        Assert.That(recorder.Defects, Is.EqualTo(new[] { DefectKind.SectionTruncated }));
    }

    [Test]
    public void A_wrong_crc_is_told_with_the_section()
    {
        byte[] broken = [.. Small];
        broken[^1] ^= 1;

        SectionRecorder recorder = Push(([0, .. broken, .. Small], true));

        Assert.That(recorder.Sections.Select(s => s.CrcOk), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void The_short_syntax_has_no_crc_except_in_the_time_offset_section()
    {
        byte[] tdt = SectionBuilder.ShortSyntax(TableId.TimeAndDate, new byte[5]);
        byte[] tot = SectionBuilder.Tot(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        byte[] broken = [.. tot];
        broken[^1] ^= 1;

        SectionRecorder recorder = Push(([0, .. tdt, .. tot, .. broken], true));

        Assert.That(recorder.Sections.Select(s => (s.Header.TableId, s.CrcOk)), Is.EqualTo(new[]
        {
            (TableId.TimeAndDate, true), (TableId.TimeOffset, true), (TableId.TimeOffset, false),
        }));
    }

    [Test]
    public void A_section_of_4096_bytes_is_taken_and_a_longer_one_refused()
    {
        byte[] longest = SectionBuilder.LongSyntax(PrivateTable, 1, 0, new byte[SectionLimits.LongestSection - 12]);
        byte[] tooLong = SectionBuilder.LongSyntax(PrivateTable, 1, 0, new byte[SectionLimits.LongestSection - 11]);

        Assert.That(Push(([0, .. longest[..100]], true), (longest[100..], false)).Sections, Has.Count.EqualTo(1));
        Assert.That(Push(([0, .. tooLong], true)).Defects, Is.EqualTo(new[] { DefectKind.SectionTooLong }));
        Assert.That(Push(([0, .. tooLong[..2]], true), (tooLong[2..], false)).Defects, Is.EqualTo(new[] { DefectKind.SectionTooLong }));
    }

    [Test]
    public void A_section_too_short_for_its_syntax_is_a_defect_and_the_next_is_taken()
    {
        byte[] tooShort = [PrivateTable, 0xB0, 0x02, 0xAA, 0xAA];

        SectionRecorder recorder = Push(([0, .. tooShort, .. Small], true));

        Assert.That(recorder.Defects, Is.EqualTo(new[] { DefectKind.SectionTooShort }));
        Assert.That(recorder.Sections.Select(s => s.Bytes), Is.EqualTo(new[] { Small }));
    }

    [Test]
    public void A_pointer_field_past_the_payload_and_one_that_is_missing_are_defects()
    {
        SectionRecorder recorder = Push(([200, .. Small], true), ([], true));

        Assert.That(recorder.Defects, Is.EqualTo(new[] { DefectKind.PointerFieldBeyondPayload, DefectKind.PointerFieldMissing }));
    }

    [Test]
    public void A_known_pid_allocates_nothing()
    {
        var assembler = new SectionAssembler();
        var sink = new Counter();
        byte[] first = [0, .. Large[..183]];
        byte[] rest = Large[183..];
        assembler.Push(first, true, sink);
        assembler.Push(rest, false, sink);

        long before = GC.GetAllocatedBytesForCurrentThread();
        assembler.Push(first, true, sink);
        assembler.Push(rest, false, sink);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(after - before, Is.Zero);
        Assert.That(sink.Sections, Is.EqualTo(2));
    }

    private static SectionRecorder Push(params (byte[] Payload, bool UnitStart)[] payloads)
    {
        var recorder = new SectionRecorder();
        var assembler = new SectionAssembler();
        foreach ((byte[] payload, bool unitStart) in payloads)
        {
            assembler.Push(payload, unitStart, recorder);
        }

        return recorder;
    }

    private sealed class Counter : ISectionSink
    {
        public int Sections { get; private set; }

        public void OnSection(in SectionHeader header, ReadOnlySpan<byte> section, bool crcOk) => Sections++;

        public void OnDefect(DefectKind kind) => Assert.Fail(kind.ToString());
    }
}
