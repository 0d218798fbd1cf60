using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Monitoring.Architecture.Tests;

/// <summary>Every parser of bytes from outside is reached by a fuzz target.</summary>
public sealed partial class FuzzTargetsTests
{
    [Test]
    public void Every_parser_is_named_by_a_fuzz_target()
    {
        string targets = string.Concat(Repository.Sources("tests", "Monitoring.Fuzz").Select(File.ReadAllText));
        IEnumerable<string> unreached = Repository.Sources("probes", "Monitoring.Streams")
            .Where(source => Parser().IsMatch(File.ReadAllText(source)))
            .Select(source => Path.GetFileNameWithoutExtension(source)!)
            .Where(type => !Regex.IsMatch(targets, $@"\b{type}\b"));

        Assert.That(unreached, Is.Empty);
    }

    [GeneratedRegex(@"\b(?:static \w+ TryRead\(ReadOnlySpan<byte>|public void (?:Write|Push)\(ReadOnlySpan<byte>|static string Decode\(ReadOnlySpan<byte>)")]
    private static partial Regex Parser();
}
