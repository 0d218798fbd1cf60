using Monitoring.Analysis.Reports;
using Monitoring.Testing.Video;

namespace Monitoring.Analysis.Tests.Elementary;

/// <summary>Whole streams of pictures: what their headers say, and how long their groups are.</summary>
public sealed class VideoStreamTests
{
    private const byte Mpeg1 = 0x01;
    private const byte Mpeg2 = 0x02;
    private const byte H264 = 0x1B;
    private const byte Hevc = 0x24;
    private const byte Vvc = 0x33;

    /// <summary>Bytes of a PES packet that end in its start code, in its flags, and in its PTS.</summary>
    private static readonly int[] WithinTheHeader = [2, 5, 4, 1];

    [TestCase(true)]
    [TestCase(false)]
    public void Groups_of_mpeg2_are_counted_with_their_length_open_or_closed(bool closed)
    {
        ElementaryReport found = ElementaryScript.Found(ElementaryScript.Stream(Mpeg2, Mpeg2Pictures(closed, 4, 12), 25));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Gop, Is.EqualTo(new GroupReport(4, 12, 32, 3, closed ? 0 : 4, closed ? 4 : 0, 12, 12, 12, null)));
            Assert.That((found.Width, found.Height, found.FrameRate), Is.EqualTo(((int?)720, (int?)576, (double?)25)));
        }
    }

    [TestCase(Mpeg1, true, "MPEG-2 Video")]
    [TestCase(Mpeg2, true, "MPEG-2 Video")]
    [TestCase(Mpeg2, false, "MPEG-1 Video")]
    public void Mpeg_video_is_of_the_coding_its_headers_have_whatever_the_pmt_says(byte streamType, bool extended, string coding)
    {
        ElementaryReport found = ElementaryScript.Found(ElementaryScript.Stream(streamType, Mpeg2Pictures(true, 2, 12, extended), 25));
        Assert.That(found.Coding, Is.EqualTo(coding));
    }

    [Test]
    public void Groups_of_h264_begin_with_an_instantaneous_refresh_or_a_recovery_point()
    {
        ElementaryReport found = ElementaryScript.Found(ElementaryScript.Stream(H264, H264Pictures(1920, 60, group: 10), 25));
        Assert.That(found.Gop, Is.EqualTo(new GroupReport(6, 54, 0, 5, 3, 3, 10, 10, 10, null)));
    }

    [TestCase(19, 0, 6)]
    [TestCase(21, 6, 0)]
    public void Groups_of_hevc_are_closed_where_they_begin_with_an_instantaneous_refresh(int entry, int open, int closed)
    {
        IEnumerable<byte[]> pictures = Enumerable.Range(0, 48).Select(p => p % 8 == 0
            ? H264Builder.Stream(
                HevcBuilder.SequenceParameters(3840, 2160, 50), HevcBuilder.PictureParameters(0, 0), HevcBuilder.Slice(entry, 2))
            : H264Builder.Stream(HevcBuilder.Slice(1, p % 2)));
        ElementaryReport found = ElementaryScript.Found(ElementaryScript.Stream(Hevc, pictures, 50));
        Assert.That(found.Gop, Is.EqualTo(new GroupReport(6, 24, 18, 5, open, closed, 8, 8, 8, null)));
    }

    [TestCase(7, 0L, 6L)]
    [TestCase(9, 6L, 0L)]
    [TestCase(10, null, null)]
    public void Vvc_is_read_with_its_entries_and_does_not_tell_p_from_b(int entry, long? open, long? closed)
    {
        IEnumerable<byte[]> pictures = Enumerable.Range(0, 48).Select(p => p % 8 == 0
            ? H264Builder.Stream(
                VvcBuilder.Delimiter(), VvcBuilder.SequenceParameters(3840, 2160, 50), VvcBuilder.PictureHeader(true, false, entry == 10),
                VvcBuilder.Slice(entry, null), VvcBuilder.Slice(entry, null), VvcBuilder.Slice(entry, false, layer: 1))
            : H264Builder.Stream(VvcBuilder.Slice(0, true)));
        ElementaryReport found = ElementaryScript.Found(ElementaryScript.Stream(Vvc, pictures, 50));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Gop, Is.EqualTo(new GroupReport(6, 0, 0, 5, open, closed, 8, 8, 8, 42)));
            Assert.That((found.CodecProfile, found.Level), Is.EqualTo(("Main 10", "5.1 High")));
            Assert.That((found.Width, found.Height, found.FrameRate), Is.EqualTo(((int?)3840, (int?)2160, (double?)50)));
            Assert.That((found.Chroma, found.BitDepth, found.DynamicRange), Is.EqualTo(("4:2:0", (int?)10, "HLG")));
        }
    }

    [Test]
    public void A_format_that_changes_on_the_way_is_told_as_it_is_at_the_end()
    {
        IEnumerable<byte[]> pictures = H264Pictures(1920, 30, group: 10).Concat(H264Pictures(720, 30, group: 10));
        ElementaryReport found = ElementaryScript.Found(ElementaryScript.Stream(H264, pictures, 25));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Width, Is.EqualTo(720));
            Assert.That(found.Gop!.I, Is.EqualTo(6));
        }
    }

    [TestCase(Mpeg2)]
    [TestCase(H264)]
    public void Pes_headers_cut_over_packets_say_the_same(byte streamType)
    {
        byte[][] pictures = [.. streamType == Mpeg2 ? Mpeg2Pictures(true, 3, 12) : H264Pictures(1920, 30, group: 10)];
        ElementaryReport whole = ElementaryScript.Found(ElementaryScript.Stream(streamType, pictures, 25));
        byte[] cut = ElementaryScript.Stream(streamType, pictures, 25, cuts: WithinTheHeader);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ElementaryScript.Found(cut), Is.EqualTo(whole));
            Assert.That(ElementaryScript.Found(cut, chunk: 7), Is.EqualTo(whole));
        }
    }

    [Test]
    public void A_scrambled_stream_says_so()
    {
        byte[] stream = ElementaryScript.Stream(H264, H264Pictures(1920, 30, group: 10), 25, scrambling: _ => 2);
        Assert.That(ElementaryScript.Found(stream), Is.EqualTo(new ElementaryReport { Reason = "scrambled" }));
    }

    [Test]
    public void A_stream_scrambled_later_keeps_what_its_headers_said_and_counts_no_group_across()
    {
        byte[] stream = ElementaryScript.Stream(
            H264, H264Pictures(1920, 60, group: 10), 25, scrambling: picture => picture is > 24 and < 35 ? 3 : 0);
        ElementaryReport found = ElementaryScript.Found(stream);
        Assert.That((found.Width, found.Gop!.Groups, found.Gop.MinLength, found.Gop.MaxLength), Is.EqualTo(((int?)1920, 3L, (long?)10, (long?)10)));
    }

    [Test]
    public void A_group_with_a_lost_picture_is_of_no_known_length()
    {
        byte[] stream = ElementaryScript.Stream(H264, H264Pictures(1920, 60, group: 10), 25, isLost: picture => picture == 25);
        GroupReport found = ElementaryScript.Found(stream).Gop!;
        Assert.That((found.Groups, found.MinLength, found.MaxLength), Is.EqualTo((4L, (long?)10, (long?)10)));
    }

    private static IEnumerable<byte[]> Mpeg2Pictures(bool closed, int groups, int length, bool extended = true)
    {
        for (int picture = 0; picture < groups * length; picture++)
        {
            int place = picture % length;
            byte[] coded = Mpeg2Builder.Picture(place, place == 0 ? 1 : place % 3 == 1 && place < length - 1 && place > 1 ? 2 : 3);
            yield return place > 0
                ? coded
                : [
                    .. Mpeg2Builder.Unit(Mpeg2Builder.SequenceHeader(720, 576, 2, 3, 10_000, 112)),
                    .. extended ? Mpeg2Builder.Unit(Mpeg2Builder.SequenceExtension(0x48, false, 1)) : [],
                    .. Mpeg2Builder.Unit(Mpeg2Builder.GroupHeader(closed)), .. coded,
                ];
        }
    }

    /// <summary>Groups that begin with an instantaneous refresh, then with a recovery point, in turn.</summary>
    private static IEnumerable<byte[]> H264Pictures(int width, int count, int group)
    {
        for (int picture = 0; picture < count; picture++)
        {
            bool isEntry = picture % group == 0;
            bool isIdr = picture % (2 * group) == 0;
            yield return isIdr
                ? H264Builder.Stream(
                    H264Builder.Delimiter(), H264Builder.SequenceParameters(width, 576, false, 50), H264Builder.Slice(0, 2, 0, idr: true))
                : isEntry
                    ? H264Builder.Stream(H264Builder.Delimiter(), H264Builder.RecoveryPoint(), H264Builder.Slice(0, 2, picture % 16))
                    : H264Builder.Stream(H264Builder.Delimiter(), H264Builder.Slice(0, 0, picture % 16));
        }
    }
}
