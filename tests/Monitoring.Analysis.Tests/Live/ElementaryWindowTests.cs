using Monitoring.Analysis.Tests.Elementary;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Testing.Video;

namespace Monitoring.Analysis.Tests.Live;

/// <summary>What the windows of a live input say of its pictures.</summary>
public sealed class ElementaryWindowTests
{
    private const byte H264 = 0x1B;
    private const long BitsPerSecond = 8_000_000;

    private static readonly Indicator[] All = [.. Catalogue.Elementary];

    [Test]
    public void Pictures_are_counted_with_their_groups_and_their_size()
    {
        RecordedWindow window = Play(ElementaryScript.Stream(H264, Pictures(150), 25))[3];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(All.Select(i => State(window, i)), Is.All.EqualTo(VerdictState.Ok));
            Assert.That(Value(window, Catalogue.VideoFrames), Is.EqualTo(25).Within(1));
            Assert.That(Value(window, Catalogue.VideoGroupLength), Is.EqualTo(10));
            Assert.That((Value(window, Catalogue.VideoWidth), Value(window, Catalogue.VideoHeight)), Is.EqualTo((1920d, 1080d)));
        }
    }

    [Test]
    public void Scrambled_pictures_are_not_measured()
    {
        RecordedWindow window = Play(ElementaryScript.Stream(H264, Pictures(150), 25, scrambling: p => p > 60 ? 2 : 0))[4];
        Assert.That(All.Select(i => State(window, i)), Is.All.EqualTo(VerdictState.NotMeasured));
    }

    [Test]
    public void Without_an_entry_the_length_and_the_size_are_awaited_and_frames_that_cannot_be_read_too()
    {
        RecordedWindow window = Play(ElementaryScript.Stream(H264, Enumerable.Repeat(H264Builder.Stream(H264Builder.Delimiter()), 100), 25))[2];
        Assert.That(All.Select(i => State(window, i)), Is.All.EqualTo(VerdictState.Pending));
    }

    [Test]
    public void A_group_longer_than_the_window_is_told_in_the_window_it_ends_in()
    {
        IReadOnlyList<RecordedWindow> windows = Play(ElementaryScript.Stream(H264, Pictures(200, group: 60), 25));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(State(windows[1], Catalogue.VideoGroupLength), Is.EqualTo(VerdictState.Pending));
            Assert.That(Value(windows[2], Catalogue.VideoGroupLength), Is.EqualTo(60));
            Assert.That(State(windows[3], Catalogue.VideoGroupLength), Is.EqualTo(VerdictState.Pending));
        }
    }

    private static IReadOnlyList<RecordedWindow> Play(byte[] stream)
    {
        LiveInput input = new();
        input.Play(stream, BitsPerSecond);
        return input.Windows;
    }

    private static VerdictState State(RecordedWindow window, Indicator indicator) => window.State(indicator, pid: ElementaryScript.MediaPid);

    private static double Value(RecordedWindow window, Indicator indicator) => window.Value(indicator, pid: ElementaryScript.MediaPid);

    private static IEnumerable<byte[]> Pictures(int count, int group = 10) => Enumerable.Range(0, count).Select(picture => picture % group == 0
        ? H264Builder.Stream(
            H264Builder.Delimiter(), H264Builder.SequenceParameters(1920, 1080, false, 50), H264Builder.Slice(0, 2, 0, idr: true))
        : H264Builder.Stream(H264Builder.Delimiter(), H264Builder.Slice(0, 0, picture % 16)));
}
