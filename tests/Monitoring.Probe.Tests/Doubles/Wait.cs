using NUnit.Framework;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>Waits for what happens elsewhere.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(Func<bool> happens, string what = "it")
    {
        long since = TimeProvider.System.GetTimestamp();
        while (!happens())
        {
            Assert.That(TimeProvider.System.GetElapsedTime(since), Is.LessThan(Patience), $"{what} did not happen");
            await Task.Delay(10);
        }
    }
}
