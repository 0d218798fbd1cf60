using System.Text;
using Monitoring.Contracts.Configuration;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Configuration;

/// <summary>What travels to a probe is read back as it was, and nothing else is taken for it.</summary>
[TestFixture]
internal sealed class ProbeConfigurationTests
{
    private const string Settings = "{\n  \"inputs\": [ { \"id\": \"a\", \"name\": \"青海卫视\" } ]\n}";
    private const string Templates = "{\"a\": {\"format\": 1}}";

    [Test]
    public void An_answer_is_read_as_it_was_written()
    {
        byte[] body = ProbeConfiguration.Write(7, Settings, Templates, "{}");

        Assert.That(ProbeConfiguration.TryRead(body, out ProbeConfiguration? read, out string? problem), Is.True, problem);
        Assert.Multiple(() =>
        {
            Assert.That(read!.Version, Is.EqualTo(7));
            Assert.That(read.Settings, Is.EqualTo(Settings));
            Assert.That(read.Templates, Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "{\"format\": 1}" }));
            Assert.That(read.Profiles, Is.Empty);
            Assert.That(read.Sha256, Is.EqualTo(ProbeConfiguration.HashOf(Settings, Templates, "{}")));
        });
    }

    [TestCase("\"version\":7", "\"version\":0", "version from 1")]
    [TestCase("\"version\":7", "\"version\":99999999999", "version from 1")]
    [TestCase("\"a\",", "\"b\",", "not what its sha256 says")]
    [TestCase("\"profiles\":{}", "\"profiles\":[]", "must be objects")]
    [TestCase("\"profiles\":{}", "\"profiles\":{\"a\":1}", "must be objects")]
    [TestCase("\"profiles\":{}", "\"profiles\":{", "not valid JSON")]
    public void An_answer_that_was_changed_is_refused(string what, string by, string expected)
    {
        string body = Encoding.UTF8.GetString(ProbeConfiguration.Write(7, Settings, Templates, "{}"));
        byte[] changed = Encoding.UTF8.GetBytes(body.Replace(what, by, StringComparison.Ordinal));

        Assert.That(ProbeConfiguration.TryRead(changed, out _, out string? problem), Is.False);
        Assert.That(problem, Does.Contain(expected));
    }

    [Test]
    public void Whatever_bytes_come_the_answer_is_yes_or_one_line()
    {
        byte[] whole = ProbeConfiguration.Write(7, Settings, Templates, "{}");
        Random random = new(20261125);
        for (int i = 0; i < 5000; i++)
        {
            byte[] bytes = whole[..random.Next(whole.Length + 1)];
            for (int change = random.Next(4); change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            bool read = ProbeConfiguration.TryRead(bytes, out _, out string? problem);
            Assert.That(read, Is.EqualTo(problem is null));
            Assert.That(problem ?? string.Empty, Does.Not.Contain('\n'));
        }
    }
}
