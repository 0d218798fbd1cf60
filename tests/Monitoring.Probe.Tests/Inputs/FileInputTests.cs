using Monitoring.Analysis;
using Monitoring.Contracts.Identity;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Timing;
using Monitoring.Testing.Streams;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Inputs;

/// <summary>A recording is played at the pace of its PCRs, and its seam is no fault.</summary>
public sealed class FileInputTests
{
    private const long Rate = 2_000_000;

    private TemporaryFolder _folder = null!;
    private ManualTime _time = null!;
    private byte[] _recording = null!;

    [SetUp]
    public void Record()
    {
        _folder = new TemporaryFolder();
        _time = new ManualTime(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        _recording = new MultiplexBuilder { Services = [MultiplexService.Numbered(1, "one")], BitsPerSecond = Rate, PictureSize = 2000 }.Build(TimeSpan.FromSeconds(2));
        File.WriteAllBytes(_folder.Of("a.ts"), _recording);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Bytes_come_at_the_pace_of_the_pcrs()
    {
        RecordingReceiver receiver = new();
        await PlayAsync(receiver, loop: false, TimeSpan.FromSeconds(1));

        Assert.That(receiver.Bytes * 8, Is.EqualTo(Rate).Within(3).Percent);
        Assert.That(receiver.Pieces.SelectMany(p => p.Bytes), Is.EqualTo(_recording.Take((int)receiver.Bytes)));
    }

    [Test]
    public async Task A_recording_ends_when_it_is_over()
    {
        RecordingReceiver receiver = new();
        await PlayAsync(receiver, loop: false, TimeSpan.FromSeconds(3));

        Assert.That(receiver.Bytes, Is.EqualTo(_recording.Length));
        Assert.That(receiver.Restarts, Is.Zero);
    }

    [Test]
    public async Task A_loop_goes_on_at_the_same_pace()
    {
        RecordingReceiver receiver = new();
        await PlayAsync(receiver, loop: true, TimeSpan.FromSeconds(5));

        Assert.That(receiver.Restarts, Is.EqualTo(2));
        Assert.That(receiver.Bytes * 8, Is.EqualTo(5 * Rate).Within(3).Percent);
    }

    [Test]
    public async Task The_seam_of_a_loop_is_no_fault_of_the_stream()
    {
        RecordingConditions conditions = new();
        ProbeClock clock = new(_time);
        TransportPipeline pipeline = new("p", OptionsOf(loop: true), clock, conditions);
        FileInput input = new(new FileSource(_folder.Of("a.ts"), Loop: true), clock, _time);
        using CancellationTokenSource stop = new();
        Task playing = input.RunAsync(pipeline, static () => { }, stop.Token);
        for (int i = 0; i < 350; i++)
        {
            await _time.PassAsync(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
            pipeline.Advance(clock.Now);
        }

        await StopAsync(playing, stop);
        Assert.That(conditions.Edges, Is.Empty);
    }

    [Test]
    public async Task A_file_that_is_missing_has_no_pcrs_or_is_a_folder_is_said_in_one_line()
    {
        await File.WriteAllBytesAsync(_folder.Of("noise.ts"), new byte[100_000]);
        await File.WriteAllBytesAsync(_folder.Of("empty.ts"), []);
        foreach (string path in new[] { _folder.Of("none.ts"), _folder.Of("noise.ts"), _folder.Of("empty.ts"), _folder.Path })
        {
            FileInput input = new(new FileSource(path, Loop: true), new ProbeClock(_time), _time);
            InputFailedException? failure = await Assert.ThrowsAsync<InputFailedException>(
                () => input.RunAsync(new RecordingReceiver(), static () => { }, CancellationToken.None));
            Assert.That(failure!.Message, Does.Contain(path).And.Not.Contain("\n"));
        }
    }

    private static InputOptions OptionsOf(bool loop) => new()
    {
        Id = "in",
        Name = "in",
        Medium = Medium.Iptv,
        Carrier = string.Empty,
        Profile = AnalysisProfile.Iptv,
        Source = new FileSource("a.ts", loop),
        PidTimeout = TimeSpan.FromSeconds(5),
        Services = [],
    };

    private static async Task StopAsync(Task playing, CancellationTokenSource stop)
    {
        await stop.CancelAsync();
        await playing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PlayAsync(RecordingReceiver receiver, bool loop, TimeSpan span)
    {
        FileInput input = new(new FileSource(_folder.Of("a.ts"), loop), new ProbeClock(_time), _time);
        using CancellationTokenSource stop = new();
        Task playing = input.RunAsync(receiver, static () => { }, stop.Token);
        for (TimeSpan passed = TimeSpan.Zero; passed < span && !playing.IsCompleted; passed += TimeSpan.FromMilliseconds(10))
        {
            await _time.PassAsync(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10), playing);
        }

        await StopAsync(playing, stop);
    }
}
