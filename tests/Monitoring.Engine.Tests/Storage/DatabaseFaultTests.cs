using System.Net.Sockets;
using System.Security.Authentication;
using Monitoring.Contracts.Wording;
using Monitoring.Storage;
using Monitoring.Storage.Postgres;
using Npgsql;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>What the driver throws, in words of an operator. The tests with a server cause most of these; here are those that no test can.</summary>
internal sealed class DatabaseFaultTests
{
    private const string Place = "postgresql://db:5432/m";

    [TestCase("53200", "the server is out of memory")]
    [TestCase("57P02", "a process of the server crashed, and it recovers")]
    [TestCase("40001", "a transaction lost against another session")]
    [TestCase("40P01", "a transaction lost against another session")]
    [TestCase("58030", "the server cannot read or write its own files")]
    [TestCase("XX001", "the server cannot read or write its own files")]
    [TestCase("XX002", "the server cannot read or write its own files")]
    [TestCase("28000", "the user is not let in from here")]
    public void A_code_of_the_server_has_a_cause_and_an_advice(string state, string what)
    {
        Explanation why = DatabaseFault.Explain(Place, new PostgresException("words\nof the server", "FATAL", "FATAL", state));

        Assert.That(why.Text, Does.StartWith($"the store in {Place} cannot be used: {what} ({state}: words of the server); "));
        Assert.That(why.Text.Split("); ")[1], Is.Not.Empty);
        Assert.That(why.Statements.Single().Sentence, Is.EqualTo("database_unusable"));
    }

    [Test]
    public void A_code_that_is_not_known_keeps_the_code_and_the_words_of_the_server_cut_to_a_line()
    {
        Explanation why = DatabaseFault.Explain(Place, new PostgresException(new string('x', 1000), "ERROR", "ERROR", "22012"));

        Assert.That(why.Text, Does.Contain("the server refuses what is asked of it (22012: xxx").And.Length.LessThan(400));
    }

    [Test]
    public async Task A_server_that_does_not_encrypt_is_told_as_such()
    {
        PostgresOptions options = new() { ConnectionString = PostgresFixture.Server.CreateDatabase() + ";SSL Mode=Require" };
        StoreUnavailableException refused = (await Assert.ThrowsAsync<StoreUnavailableException>(
            () => PostgresStore.OpenAsync(new StoreOptions(), options, TimeProvider.System, new NoticeRecorder(), CancellationToken.None)))!;

        Assert.That(refused.Message, Does.StartWith($"the store in {options.Place} cannot be used: no encrypted connection comes about ("));
        Assert.That(refused.Message, Does.Contain("); see SSL Mode and Root Certificate of the connection string").And.Not.Contain(PostgresFixture.Server.Password));
    }

    [Test]
    public void What_is_wrapped_in_errors_of_the_driver_is_found()
    {
        (Exception Cause, string What)[] cases =
        [
            (new NpgsqlException("Failed to connect", new SocketException((int)SocketError.ConnectionRefused)), "nobody_listens"),
            (new SocketException((int)SocketError.HostNotFound), "host_unknown"),
            (new NpgsqlException("x", new SocketException((int)SocketError.HostUnreachable)), "no_answer"),
            (new NpgsqlException("x", new SocketException((int)SocketError.ConnectionReset)), "connection_lost"),
            (new NpgsqlException("x", new IOException("y", new SocketException((int)SocketError.ConnectionReset))), "connection_lost"),
            (new NpgsqlException("Exception while reading from stream", new EndOfStreamException()), "connection_lost"),
            (new NpgsqlException("Exception while reading from stream", new TimeoutException("z")), "no_answer"),
            (new NpgsqlException("x", new AuthenticationException("certificate")), "tls_failed"),
        ];

        Assert.That(cases.Select(c => DatabaseFault.Of(c.Cause).What.Id), Is.EqualTo(cases.Select(c => c.What)));
    }
}
