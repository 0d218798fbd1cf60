using Monitoring.Streams.Bits;
using Monitoring.Streams.Checksums;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Splicing;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Splicing;

public sealed class SpliceTests
{
    /// <summary>SCTE 35 §14.1: time_signal with a placement opportunity start.</summary>
    private static readonly byte[] PlacementStart = Convert.FromBase64String(
        "/DA0AAAAAAAA///wBQb+cr0AUAAeAhxDVUVJSAAAjn/PAAGlmbAICAAAAAAsoKGKNAIAmsnRfg==");

    /// <summary>SCTE 35 §14.2: splice_insert.</summary>
    private static readonly byte[] Insert = Convert.FromBase64String("/DAvAAAAAAAA///wFAVIAACPf+/+c2nALv4AUsz1AAAAAAAKAAhDVUVJAAABNWLbowo=");

    [Test]
    public void The_time_signal_of_the_standard_reads_as_it_is_explained_there()
    {
        Assert.That(Crc32Mpeg2.IsValid(PlacementStart));
        Assert.That(SpliceInformationSection.TryRead(PlacementStart, out SpliceInformationSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(
            (view.SpliceCommandType, view.Tier, view.CwIndex, view.SapType, view.PtsAdjustment.Ticks, view.EncryptedPacket),
            Is.EqualTo((SpliceCommandType.TimeSignal, 0xFFF, (byte)0xFF, 3, 0L, false)));
        Assert.That(SpliceTime.TryRead(view.Command, out SpliceTime time), Is.EqualTo(ParseStatus.Complete));
        Assert.That(time.PtsTime, Is.EqualTo(new Timestamp90k(0x0_72BD_0050)));
        Assert.That(view.SpliceDescriptors.TryFind(SegmentationDescriptor.Tag, out Descriptor descriptor));
        Assert.That(SegmentationDescriptor.TryRead(descriptor.Body, out SegmentationDescriptor segmentation), Is.EqualTo(ParseStatus.Complete));
        Assert.That(
            (segmentation.SegmentationEventId, segmentation.SegmentationDuration, segmentation.SegmentationUpidType,
                segmentation.SegmentationTypeId, segmentation.SegmentNum, segmentation.SegmentsExpected),
            Is.EqualTo((0x4800008Eu, (long?)27_630_000, (byte)8, (byte)0x34, (byte)2, (byte)0)));
        Assert.That(Convert.ToHexString(segmentation.SegmentationUpid), Is.EqualTo("000000002CA0A18A"));
        Assert.That(
            (segmentation.ProgramSegmentationFlag, segmentation.DeliveryNotRestrictedFlag, segmentation.SegmentationEventCancelIndicator),
            Is.EqualTo((true, false, false)));
    }

    [Test]
    public void The_splice_insert_of_the_standard_reads_as_it_is_explained_there()
    {
        Assert.That(Crc32Mpeg2.IsValid(Insert));
        Assert.That(SpliceInformationSection.TryRead(Insert, out SpliceInformationSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.SpliceCommandType, Is.EqualTo(SpliceCommandType.Insert));
        Assert.That(SpliceInsert.TryRead(view.Command, out SpliceInsert insert), Is.EqualTo(ParseStatus.Complete));
        Assert.That(
            (insert.SpliceEventId, insert.OutOfNetworkIndicator, insert.ProgramSpliceFlag, insert.SpliceImmediateFlag, insert.PtsTime?.Ticks,
                insert.AutoReturn),
            Is.EqualTo((0x4800008Fu, true, true, false, (long?)0x0_7369_C02E, (bool?)true)));
        Assert.That((insert.Duration, insert.Size), Is.EqualTo(((long?)0x52CCF5, view.Command.Length)));
    }

    [Test]
    public void A_command_whose_length_is_not_told_ends_where_its_fields_do()
    {
        byte[] section = [.. Insert];
        section[11] |= 0x0F;
        section[12] = 0xFF;

        Assert.That(SpliceInformationSection.TryRead(section, out SpliceInformationSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.Command.Length, Is.EqualTo(0x14));
        Assert.That(view.SpliceDescriptors.TryFind(0x00, out _));

        section[13] = (byte)SpliceCommandType.Private;
        Assert.That(SpliceInformationSection.TryRead(section, out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [Test]
    public void Times_are_adjusted_across_the_wrap_of_the_clock()
    {
        byte[] section = SectionBuilder.Splice(SpliceCommandType.Null, [], [], ptsAdjustment: Timestamp90k.Modulus - 1);

        Assert.That(SpliceInformationSection.TryRead(section, out SpliceInformationSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.PtsAdjustment.Ticks, Is.EqualTo(Timestamp90k.Modulus - 1));
        Assert.That(view.Adjust(new Timestamp90k(5)).Ticks, Is.EqualTo(4));
    }

    [Test]
    public void An_encrypted_section_keeps_its_command_to_itself()
    {
        byte[] section = SectionBuilder.Splice(SpliceCommandType.Insert, new byte[30], []);
        section[4] |= 0x80;

        Assert.That(SpliceInformationSection.TryRead(section, out SpliceInformationSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That((view.EncryptedPacket, view.SpliceCommandType), Is.EqualTo((true, (SpliceCommandType?)null)));
        Assert.That(view.Command.IsEmpty);
    }

    [Test]
    public void An_insert_may_splice_components_at_their_own_times()
    {
        byte[] command = Convert.FromHexString("00000007" + "7F" + "8F" + "02" + "01FE00000009" + "027F" + "0001" + "02" + "03");

        Assert.That(SpliceInsert.TryRead(command, out SpliceInsert insert), Is.EqualTo(ParseStatus.Complete));
        Assert.That(
            (insert.ComponentCount, insert.PtsTime, insert.Duration, insert.UniqueProgramId, insert.AvailNum, insert.AvailsExpected, insert.Size),
            Is.EqualTo((2, (Timestamp90k?)null, (long?)null, (ushort)1, (byte)2, (byte)3, command.Length)));
    }

    [Test]
    public void A_cancelled_event_is_only_its_number()
    {
        byte[] body = Convert.FromHexString("43554549" + "00000007" + "FF");

        Assert.That(SpliceInsert.TryRead(body.AsSpan(4), out SpliceInsert insert), Is.EqualTo(ParseStatus.Complete));
        Assert.That((insert.SpliceEventCancelIndicator, insert.Size), Is.EqualTo((true, 5)));
        Assert.That(SegmentationDescriptor.TryRead(body, out SegmentationDescriptor segmentation), Is.EqualTo(ParseStatus.Complete));
        Assert.That(
            (segmentation.SegmentationEventCancelIndicator, segmentation.SegmentationTypeId, segmentation.SegmentationUpid.Length),
            Is.EqualTo((true, (byte)0, 0)));
    }

    [Test]
    public void What_is_cut_anywhere_is_not_complete()
    {
        Assert.That(SpliceInformationSection.TryRead(Insert, out SpliceInformationSection insert), Is.EqualTo(ParseStatus.Complete));
        Assert.That(SpliceInformationSection.TryRead(PlacementStart, out SpliceInformationSection start), Is.EqualTo(ParseStatus.Complete));
        Assert.That(start.SpliceDescriptors.TryFind(SegmentationDescriptor.Tag, out Descriptor segmentation));

        for (int length = 0; length < insert.Command.Length; length++)
        {
            Assert.That(SpliceInsert.TryRead(insert.Command[..length], out _), Is.EqualTo(ParseStatus.Malformed), $"splice_insert of {length}");
        }

        for (int length = 0; length < segmentation.Body.Length; length++)
        {
            Assert.That(
                SegmentationDescriptor.TryRead(segmentation.Body[..length], out _), Is.EqualTo(ParseStatus.Malformed), $"segmentation of {length}");
        }

        for (int length = 0; length < Insert.Length; length++)
        {
            Assert.That(SpliceInformationSection.TryRead(Insert.AsSpan(0, length), out _), Is.EqualTo(ParseStatus.NeedMoreData), $"section of {length}");
        }
    }
}
