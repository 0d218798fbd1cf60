using System.Net;
using Monitoring.Analysis;
using Monitoring.Contracts.Identity;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Timing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Pipelines;

/// <summary>What changes in a live stream is told to the engine with both sides, and no more of it than a person can read.</summary>
public sealed class ChangeReportingTests
{
    private RecordingConditions _outlet = null!;
    private ProbeClock _clock = null!;
    private TransportPipeline _pipeline = null!;

    [SetUp]
    public void Begin()
    {
        _outlet = new RecordingConditions();
        _clock = new ProbeClock(new ManualTime(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)));
        InputOptions options = new()
        {
            Id = "in",
            Name = "In",
            Medium = Medium.Iptv,
            Carrier = string.Empty,
            Profile = AnalysisProfile.Iptv,
            Source = new UdpSource(new IPEndPoint(IPAddress.Loopback, 5000), null, null),
            PidTimeout = TimeSpan.FromSeconds(5),
            Services = [],
        };
        _pipeline = new TransportPipeline("p", options, _clock, _outlet);
    }

    [Test]
    public void A_change_is_told_of_the_service_it_is_about()
    {
        Send(SectionBuilder.Pat(1, 0, (1, 0x100)), 0, 0);
        Send(SectionBuilder.Sdt(1, 1, 0, new ServiceSpec(1, "Old")), 0x11, 10);
        Send(SectionBuilder.Sdt(1, 1, 1, new ServiceSpec(1, "New")), 0x11, 20);

        Assert.That(_outlet.Changes, Is.EqualTo(new[]
        {
            ("p/in", "tableVersion", "SDT actual 0 → 1", "version 0", "version 1"),
            ("p/in/1", "serviceRenamed", "SDT actual 0 → 1", "Old", "New"),
        }));
        Assert.That(_outlet.Edges, Is.Empty);
    }

    [Test]
    public void Another_sender_is_a_change_of_the_input()
    {
        _pipeline.OnSender("10.0.0.1:5000", "10.0.0.2:5000", _clock.Now);

        Assert.That(_outlet.Changes, Is.EqualTo(new[] { ("p/in", "sender", string.Empty, "10.0.0.1:5000", "10.0.0.2:5000") }));
        Assert.That(_outlet.Edges, Is.Empty);
    }

    [Test]
    public void Changes_without_end_are_told_to_a_hundred_and_then_one_a_second_with_the_number_of_the_others()
    {
        for (int version = 0; version < 200; version++)
        {
            Send(SectionBuilder.Pat(1, version % 32, (1, 0x100)), 0, 0);
        }

        Assert.That(_outlet.Changes, Has.Count.EqualTo(100));
        Send(SectionBuilder.Pat(1, 30, (1, 0x100)), 0, 1500);
        Assert.That(
            _outlet.Changes.Skip(100).Select(c => (c.Kind, c.After)), Is.EqualTo(new[] { ("notTold", "99"), ("sameContent", "version 30") }));
    }

    private void Send(byte[] section, ushort pid, int milliseconds) =>
        _pipeline.OnData(
            new TransportStreamBuilder().Section(pid, section).Null(5).ToArray(), _clock.Now.Add(TimeSpan.FromMilliseconds(milliseconds)));
}
