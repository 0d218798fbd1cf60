using Monitoring.Load.Killing;
using NUnit.Framework;

namespace Monitoring.Engine.Tests;

/// <summary>The one database server of these tests; it stops after the last of them, whichever of them ran.</summary>
[SetUpFixture]
internal sealed class PostgresFixture
{
    private static readonly Lazy<(PostgresServer? Server, string Reason)> Started = new(() =>
    {
        var server = PostgresServer.TryStart(isDurable: false, out string reason);
        return (server, reason);
    });

    /// <summary>The running server; where there can be none the test is skipped and says why.</summary>
    public static PostgresServer Server
    {
        get
        {
            if (Started.Value.Server is PostgresServer server)
            {
                return server;
            }

            Assert.Ignore(Started.Value.Reason);
            throw new InvalidOperationException(Started.Value.Reason);
        }
    }

    [OneTimeTearDown]
    public void StopServer()
    {
        if (Started.IsValueCreated)
        {
            Started.Value.Server?.Stop();
        }
    }
}
