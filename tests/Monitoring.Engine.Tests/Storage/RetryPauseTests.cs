using Monitoring.Storage;
using Monitoring.Storage.Postgres;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>The pauses between attempts to write to a database.</summary>
internal sealed class RetryPauseTests
{
    private readonly Stopped _time = new();

    [Test]
    public void It_is_tried_again_at_once_then_after_pauses_that_double_to_ten_seconds()
    {
        RetryPause pause = new(_time);
        List<int> waited = [];
        for (int attempt = 0; attempt < 9; attempt++)
        {
            StoreUnavailableException failure = Failure();
            pause.After(failure);
            waited.Add(WaitedFor(pause, failure));
        }

        Assert.That(waited, Is.EqualTo((int[])[0, 250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]));
    }

    [Test]
    public void A_success_ends_the_pauses_and_a_failure_told_twice_counts_once()
    {
        RetryPause pause = new(_time);
        pause.After(Failure());
        pause.After(Failure());
        pause.After(Failure());
        pause.End();
        Assert.That(pause.Refuse, Throws.Nothing);

        StoreUnavailableException first = Failure(), second = Failure();
        pause.After(first);
        pause.After(first);
        Assert.That(pause.Refuse, Throws.Nothing, "the first attempt after a success is followed by one at once");
        pause.After(second);
        pause.After(second);
        Assert.That(WaitedFor(pause, second), Is.EqualTo(250));
    }

    /// <summary>Milliseconds until it is no longer refused, each refusal with the failure before.</summary>
    private int WaitedFor(RetryPause pause, StoreUnavailableException failure)
    {
        for (int waited = 0; ; waited += 50)
        {
            try
            {
                pause.Refuse();
                return waited;
            }
            catch (StoreUnavailableException refused)
            {
                Assert.That(refused, Is.SameAs(failure));
                _time.Now += TimeSpan.FromMilliseconds(50);
            }
        }
    }

    private static StoreUnavailableException Failure() => StoreUnavailableException.Closed();

    private sealed class Stopped : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
