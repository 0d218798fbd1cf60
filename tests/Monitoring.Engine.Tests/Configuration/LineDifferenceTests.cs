using Monitoring.Engine.Probes;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Configuration;

/// <summary>A difference turns the one text into the other, whatever they are.</summary>
[TestFixture]
internal sealed class LineDifferenceTests
{
    [Test]
    public void Only_what_changed_is_shown_with_what_stands_around_it()
    {
        string before = string.Join('\n', Enumerable.Range(1, 20).Select(i => $"line {i}"));
        string after = before.Replace("line 10\n", "line ten\nand a half\n", StringComparison.Ordinal);

        Assert.That(LineDifference.Of(before, after), Is.EqualTo((string[])
            ["@ 6 lines", "  line 7", "  line 8", "  line 9", "- line 10", "+ line ten", "+ and a half", "  line 11", "  line 12", "  line 13"]));
        Assert.That(LineDifference.Of(before, before), Is.Empty);
    }

    [Test]
    public void Any_two_texts_are_told_apart_by_as_few_lines_as_can_be()
    {
        Random random = new(7);
        for (int round = 0; round < 500; round++)
        {
            string before = string.Join('\n', Enumerable.Range(0, random.Next(5)).Select(_ => $"{random.Next(3)}"));
            string after = string.Join('\n', Enumerable.Range(0, random.Next(5)).Select(_ => $"{random.Next(3)}"));
            IReadOnlyList<string> lines = LineDifference.Of(before, after);
            if (before == after)
            {
                Assert.That(lines, Is.Empty);
                continue;
            }

            Assert.That(lines.Where(l => l[0] != '+').Select(l => l[2..]), Is.EqualTo(before.Split('\n')));
            Assert.That(lines.Where(l => l[0] != '-').Select(l => l[2..]), Is.EqualTo(after.Split('\n')));
            Assert.That(lines.Count(l => l[0] != ' '), Is.EqualTo(Fewest(before.Split('\n'), after.Split('\n'))));
        }
    }

    [Test]
    public void Texts_too_long_to_compare_are_shown_as_replaced_and_cut()
    {
        string before = string.Join('\n', Enumerable.Range(0, 20_000));
        string after = string.Join('\n', Enumerable.Range(30_000, 20_000));

        IReadOnlyList<string> lines = LineDifference.Of(before, after);

        Assert.That(lines, Has.Count.EqualTo(2001));
        Assert.That(lines[^1], Is.EqualTo("@ and 38000 lines more"));
    }

    private static int Fewest(string[] old, string[] next) =>
        old.Length == 0 || next.Length == 0 ? old.Length + next.Length
        : old[0] == next[0] ? Fewest(old[1..], next[1..])
        : 1 + Math.Min(Fewest(old[1..], next), Fewest(old, next[1..]));
}
