using NUnit.Framework;

namespace Monitoring.Fuzz;

public sealed class GoCorpusTests
{
    [Test]
    public void Literals_of_go_are_read_byte_for_byte() =>
        Assert.That(
            GoCorpus.Parse("""[]byte("G \x00\a\"\\\u0080é")"""),
            Is.EqualTo(new byte[] { 0x47, 0x20, 0, 7, 0x22, 0x5C, 0xC2, 0x80, 0xC3, 0xA9 }));

    [Test, Category("RealCaptures")]
    public void The_corpus_beside_the_captures_is_read_whole()
    {
        string folder = Testing.Captures.PathOf(Testing.Captures.FuzzFolder);

        Assert.That(GoCorpus.Read().Count(), Is.EqualTo(Directory.EnumerateFiles(folder).Count()));
    }
}
