using System.Net;
using Monitoring.Analysis;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Timing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Pipelines;

/// <summary>The time a live stream tells is held against that of the host, also after the host's own clock was set; that of a recording is not.</summary>
public sealed class TimeOfDayTests
{
    private const long BitsPerSecond = 1_000_000;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly StreamSource Live = new UdpSource(new IPEndPoint(IPAddress.Loopback, 5000), null, null);
    private static readonly StreamSource Recording = new FileSource("a.ts", Loop: true);

    [Test]
    public void A_live_stream_an_hour_behind_is_told_and_a_recording_is_not()
    {
        Assert.That(Told(Live, TimeSpan.Zero, clockStep: TimeSpan.Zero), Is.Empty);
        Assert.That(Told(Live, -Hour, clockStep: TimeSpan.Zero), Is.EqualTo(new[] { Catalogue.BeyondGuidelines.Id }));
        Assert.That(Told(Recording, -Hour, clockStep: TimeSpan.Zero), Is.Empty);
    }

    [Test]
    public void After_the_clock_of_the_host_was_set_the_stream_is_held_against_the_new_time()
    {
        Assert.That(Told(Live, Hour, clockStep: Hour), Is.Empty);
        Assert.That(Told(Live, TimeSpan.Zero, clockStep: Hour), Is.EqualTo(new[] { Catalogue.BeyondGuidelines.Id }));
    }

    private static IEnumerable<IndicatorId> Told(StreamSource source, TimeSpan off, TimeSpan clockStep)
    {
        ManualTime time = new(Start);
        ProbeClock clock = new(time);
        RecordingConditions outlet = new();
        TransportPipeline pipeline = new("p", Options(source), clock, outlet);
        time.Step(clockStep);
        _ = clock.Discipline();
        _ = pipeline.CloseWindow(clock.Now.Add(TimeSpan.FromSeconds(-1)), clock.Now, invalid: true, dropped: 0, failed: false);
        byte[] stream = new MultiplexBuilder
        {
            Services = [MultiplexService.Numbered(1, "One")],
            BitsPerSecond = BitsPerSecond,
            PictureSize = 800,
            Utc = (Start + off).UtcDateTime,
        }.Build(TimeSpan.FromSeconds(2));
        for (int at = 0; at < stream.Length; at += 1316)
        {
            time.Advance(TimeSpan.FromSeconds(1316 * 8.0 / BitsPerSecond));
            pipeline.OnData(stream.AsSpan(at, Math.Min(1316, stream.Length - at)), clock.Now);
            pipeline.Advance(clock.Now);
        }

        return outlet.Edges.Where(e => e.Raise).Select(e => e.Indicator);
    }

    private static InputOptions Options(StreamSource source) => new()
    {
        Id = "in",
        Name = "In",
        Medium = Medium.Dtmb,
        Carrier = string.Empty,
        Profile = AnalysisProfile.Dvb,
        Source = source,
        PidTimeout = TimeSpan.FromSeconds(5),
        Services = [],
    };
}
