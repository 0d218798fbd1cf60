using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Sequences in any order become few ranges.</summary>
[TestFixture]
internal sealed class SequenceSetTests
{
    [Test]
    public void Any_order_gives_the_same_set_as_a_plain_one()
    {
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            SequenceSet set = new();
            HashSet<long> expected = [];
            for (int i = 0; i < 300; i++)
            {
                long sequence = random.Next(1, 200);
                Assert.That(set.Add(sequence), Is.EqualTo(expected.Add(sequence)));
            }

            Assert.That(Enumerable.Range(0, 202).All(s => set.Contains(s) == expected.Contains(s)), Is.True);
            Assert.That(set.Ranges.Zip(set.Ranges.Skip(1)).All(pair => pair.First.Last + 1 < pair.Second.First), Is.True, "ranges touch");
        }
    }

    [Test]
    public void Without_holes_one_range_is_enough()
    {
        SequenceSet set = new();
        foreach (long sequence in Enumerable.Range(1, 1000).Select(s => (long)s).Reverse())
        {
            set.Add(sequence);
        }

        Assert.That(set.Ranges, Is.EqualTo(((long, long)[])[(1, 1000)]));
    }
}
