using Monitoring.Load.Killing;
using NUnit.Framework;

namespace Monitoring.Engine.Tests;

/// <summary>
/// The database server that these tests share and none of them kills while others run; started by the first that needs it, it stops
/// after the last, whichever of them ran.
/// </summary>
[SetUpFixture]
internal sealed class PostgresFixture
{
    private static readonly Lazy<(PostgresServer? Server, string Reason)> Started = new(() =>
    {
        var server = PostgresServer.TryStart(isDurable: false, out string reason);
        return (server, reason);
    });

    /// <summary>The running server; where there can be none the test is skipped and says why.</summary>
    public static PostgresServer Server => Started.Value.Server ?? Skip(Started.Value.Reason);

    /// <summary>One of the test's own, which it may kill; where there can be none the test is skipped and says why.</summary>
    public static PostgresServer StartOwn(bool isDurable = false) => PostgresServer.TryStart(isDurable, out string reason) ?? Skip(reason);

    [OneTimeTearDown]
    public void StopServer()
    {
        if (Started.IsValueCreated)
        {
            Started.Value.Server?.Dispose();
        }
    }

    private static PostgresServer Skip(string reason)
    {
        Assert.Ignore(reason);
        throw new InvalidOperationException(reason);
    }
}
