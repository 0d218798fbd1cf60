using Monitoring.Probe.Spooling;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Uplink;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Uplink;

/// <summary>What answers say of the engine, in whatever order they come.</summary>
public sealed class SendingPaceTests
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Test]
    public void A_batch_taken_that_was_sent_before_another_failed_does_not_end_the_pause()
    {
        SendingPace pace = new(_time);
        long sent = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        bool failed = pace.Failed(TimeSpan.FromSeconds(2), "it answers 503");
        bool reached = pace.Succeeded(sent);
        bool failedAgain = pace.Failed(null, "it answers 503");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failed, Is.True);
            Assert.That(reached, Is.False);
            Assert.That(failedAgain, Is.False);
            Assert.That(pace.MostInFlight, Is.Zero, "the engine asked for two seconds");
        }
    }

    [Test]
    public void A_batch_taken_that_was_sent_since_ends_it()
    {
        SendingPace pace = new(_time);
        _ = pace.Failed(null, "it answers 503");
        _time.Advance(TimeSpan.FromSeconds(1));
        bool reached = pace.Succeeded(_time.GetTimestamp());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reached, Is.True);
            Assert.That(pace.MostInFlight, Is.EqualTo(SendOrder.MostInFlight));
            Assert.That(pace.Succeeded(_time.GetTimestamp()), Is.False, "it is no news any more");
        }
    }
}
