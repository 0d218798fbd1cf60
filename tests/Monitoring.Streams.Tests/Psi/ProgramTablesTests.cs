using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Psi;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Psi;

public sealed class ProgramTablesTests
{
    [Test]
    public void A_pat_lists_programs_and_their_pids()
    {
        byte[] section = SectionBuilder.Pat(0xFFFE, 31, (0, 0x10), (1, 0x1FFE), (0xFFFF, 0x20));

        Assert.That(ProgramAssociationSection.TryRead(section, out ProgramAssociationSection view), Is.EqualTo(ParseStatus.Complete));
        List<ProgramAssociation> programs = [];
        foreach (ProgramAssociation program in view)
        {
            programs.Add(program);
        }

        Assert.That(
            (view.TransportStreamId, view.Header.VersionNumber, view.Header.CurrentNextIndicator), Is.EqualTo(((ushort)0xFFFE, 31, true)));
        Assert.That(programs, Is.EqualTo(new ProgramAssociation[]
        {
            new(0, new Pid(0x10)), new(1, new Pid(0x1FFE)), new(0xFFFF, new Pid(0x20)),
        }));
    }

    [Test]
    public void A_pat_that_ends_within_an_entry_is_malformed()
    {
        byte[] section = SectionBuilder.LongSyntax(TableId.ProgramAssociation, 1, 0, [0, 1, 0xE1]);

        Assert.That(ProgramAssociationSection.TryRead(section, out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [Test]
    public void A_pmt_lists_elementary_streams_with_their_descriptors()
    {
        byte[] section = SectionBuilder.Pmt(
            7, 0x1FFF, 2, DescriptorBuilder.ConditionalAccess(0x4A02, 0x500), new ElementSpec(0x1B, 0x101),
            new ElementSpec(0x06, 0x102, DescriptorBuilder.Registration("DRA1")));

        Assert.That(ProgramMapSection.TryRead(section, out ProgramMapSection view), Is.EqualTo(ParseStatus.Complete));
        List<string> elements = [];
        foreach (ProgramElement element in view)
        {
            elements.Add(
                $"{element.StreamType} {element.ElementaryPid} {StreamTypes.Describe(element.StreamType, element.Descriptors).Codec}");
        }

        Assert.That((view.ProgramNumber, view.PcrPid), Is.EqualTo(((ushort)7, WellKnownPids.Null)));
        Assert.That(view.ProgramDescriptors.TryFind(DescriptorTag.ConditionalAccess, out _));
        Assert.That(elements, Is.EqualTo(new[] { "27 257 H.264", "6 258 DRA" }));
    }

    [Test]
    public void A_pmt_whose_loops_run_past_it_is_malformed()
    {
        byte[] section = SectionBuilder.Pmt(7, 0x100, 2, [], new ElementSpec(0x1B, 0x101));
        byte[] programInfo = [.. section];
        programInfo[11] = 200;
        byte[] elementInfo = [.. section];
        elementInfo[16] = 1;

        Assert.That(ProgramMapSection.TryRead(programInfo, out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(ProgramMapSection.TryRead(elementInfo, out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [Test]
    public void A_cat_lists_emm_pids()
    {
        byte[] section = SectionBuilder.Cat(
            1, [.. DescriptorBuilder.ConditionalAccess(0x4A02, 0x500), .. DescriptorBuilder.ConditionalAccess(9, 0x501)]);

        Assert.That(ConditionalAccessSection.TryRead(section, out ConditionalAccessSection view), Is.EqualTo(ParseStatus.Complete));
        List<int> pids = [];
        foreach (Descriptor descriptor in view.Descriptors)
        {
            Assert.That(
                ConditionalAccessDescriptor.TryRead(descriptor.Body, out ConditionalAccessDescriptor access),
                Is.EqualTo(ParseStatus.Complete));
            pids.Add(access.CaPid.Value);
        }

        Assert.That(pids, Is.EqualTo(new[] { 0x500, 0x501 }));
    }

    [Test]
    public void A_section_cut_anywhere_needs_more_and_another_table_is_malformed()
    {
        byte[] pat = SectionBuilder.Pat(1, 0, (1, 0x100));
        byte[] pmt = SectionBuilder.Pmt(7, 0x100, 2, [], new ElementSpec(0x1B, 0x101));
        for (int length = 0; length < pat.Length; length++)
        {
            Assert.That(
                ProgramAssociationSection.TryRead(pat.AsSpan(0, length), out _), Is.EqualTo(ParseStatus.NeedMoreData), $"length {length}");
        }

        Assert.That(ProgramAssociationSection.TryRead(pmt, out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(ProgramMapSection.TryRead(pat, out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(ConditionalAccessSection.TryRead(pat, out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [TestCase(0x02, StreamKind.Video, "MPEG-2 Video")]
    [TestCase(0x1B, StreamKind.Video, "H.264")]
    [TestCase(0x24, StreamKind.Video, "HEVC")]
    [TestCase(0x42, StreamKind.Video, "AVS")]
    [TestCase(0xD2, StreamKind.Video, "AVS2")]
    [TestCase(0xD4, StreamKind.Video, "AVS3")]
    [TestCase(0x03, StreamKind.Audio, "MPEG-1 Audio")]
    [TestCase(0x81, StreamKind.Audio, "AC-3")]
    [TestCase(0x06, StreamKind.Unknown, null)]
    [TestCase(0xFE, StreamKind.Unknown, null)]
    public void A_stream_type_says_what_it_is(byte streamType, StreamKind kind, string? codec) =>
        Assert.That(StreamTypes.Describe(streamType), Is.EqualTo(new StreamFormat(kind, codec)));

    [TestCase(0x06, 0x6A, "AC-3")]
    [TestCase(0x06, 0x7A, "E-AC-3")]
    [TestCase(0x06, 0x56, "teletext")]
    [TestCase(0x06, 0x59, "DVB subtitles")]
    [TestCase(0x05, 0x6F, "AIT")]
    [TestCase(0x1B, 0x6A, "H.264")]
    public void A_descriptor_says_what_the_stream_type_leaves_open(byte streamType, byte tag, string codec) =>
        Assert.That(
            StreamTypes.Describe(streamType, new DescriptorReader(DescriptorBuilder.Of(tag, [0]))).Codec, Is.EqualTo(codec));
}
