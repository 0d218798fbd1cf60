using System.CommandLine;
using Monitoring.Load.Commands;
using NUnit.Framework;

namespace Monitoring.EndToEnd.Tests;

/// <summary>What is typed for the load tool is understood, or answered with a line.</summary>
public sealed class LoadOptionTests
{
    [TestCase("http://127.0.0.1:8601", ExpectedResult = "")]
    [TestCase("https://engine.example:443/", ExpectedResult = "")]
    [TestCase("engine:8601", ExpectedResult = "--engine: 'engine:8601' must be http://HOST:PORT, e.g. http://127.0.0.1:8601")]
    [TestCase("http://a/ingest", ExpectedResult = "--engine: 'http://a/ingest' must be http://HOST:PORT, e.g. http://127.0.0.1:8601")]
    public string An_address_is_taken_or_answered_with_one_line(string address)
    {
        var root = new RootCommand();
        SendCommand.AddTo(root);
        ParseResult parsed = root.Parse(["send", "--engine", address]);
        return string.Join('|', parsed.Errors.Select(e => e.Message));
    }

    [Test]
    public void No_address_means_the_engine_of_this_machine()
    {
        var root = new RootCommand();
        SendCommand.AddTo(root);
        Assert.That(root.Parse(["send"]).Errors, Is.Empty);
    }
}
