using Google.Protobuf;

using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Tests.Doubles;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Spooling;

/// <summary>What was written waits until it is acknowledged, whatever happens to the process or the disk.</summary>
public sealed class SpoolTests
{
    private const long Start = 1_700_000_000_000;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_batch_comes_out_as_it_went_in()
    {
        using Spool spool = Open();
        Dictionary dictionary = DictionaryOf("p");
        Assert.That(spool.AddWindow(dictionary, WindowAt(0)), Is.True);

        PendingBatch pending = Waiting(spool).Single();
        Batch batch = spool.Read(pending)!;

        Assert.That((batch.Probe, batch.Sequence, batch.Lane), Is.EqualTo(("p", 1UL, Lane.Bulk)));
        Assert.That(new Guid(batch.Epoch.Span, bigEndian: true), Is.EqualTo(spool.Epoch));
        Assert.That(batch.Windows.Single(), Is.EqualTo(WindowAt(0)));
        Assert.That(batch.Dictionary, Is.Null);
        Assert.That(spool.FindDictionary(batch.DictionaryId), Is.EqualTo(dictionary));
        Assert.That(batch.DictionaryId, Is.EqualTo(DictionaryShelf.IdOf(dictionary.ToByteArray())));
    }

    [Test]
    public void What_was_not_acknowledged_waits_again_after_a_kill_and_what_was_does_not()
    {
        Kill(Filled(5), spool =>
        {
            foreach (PendingBatch pending in Waiting(spool).Where(p => p.Sequence is 2 or 4))
            {
                spool.Acknowledge(pending);
            }
        });

        using Spool again = Open();
        Assert.That(Waiting(again).Select(p => p.Sequence), Is.EqualTo(new[] { 1UL, 3UL, 5UL }));
    }

    [Test]
    public void A_sequence_is_never_given_twice_even_when_all_was_acknowledged_before_the_kill()
    {
        for (ulong life = 0; life < 4; life++)
        {
            Kill(Open(), spool =>
            {
                _ = spool.AddWindow(DictionaryOf("p"), WindowAt((int)life));
                _ = spool.AddEvents(DictionaryOf("p"), [ConditionAt((int)life)]);
                PendingBatch[] waiting = [.. Waiting(spool)];
                Assert.That(waiting.Select(p => p.Sequence), Is.EquivalentTo(new[] { (2 * life) + 1, (2 * life) + 2 }));
                foreach (PendingBatch pending in waiting)
                {
                    spool.Acknowledge(pending);
                }
            });
        }
    }

    [Test]
    public void A_last_record_torn_at_any_byte_costs_that_record_alone()
    {
        Kill(Filled(3), static _ => { });
        string segment = Directory.GetFiles(_folder.Path, "bulk-*.seg").Single(f => new FileInfo(f).Length > 0);
        byte[] whole = File.ReadAllBytes(segment);
        int lastRecord = whole.Length / 3 * 2;
        for (int length = lastRecord; length < whole.Length; length++)
        {
            File.WriteAllBytes(segment, whole[..length]);
            using Spool spool = Open();
            Assert.That(Waiting(spool).Select(p => p.Sequence), Is.EqualTo(new[] { 1UL, 2UL }), $"{length} of {whole.Length} bytes");
            Assert.That((spool.TornTails, LostIn(spool)), Is.EqualTo(length == lastRecord ? (0, 0L) : (1, 1L)), $"{length} of {whole.Length} bytes");
            Assert.That(new FileInfo(segment).Length, Is.EqualTo(lastRecord), "what is torn is cut off");
            Assert.That(spool.AddWindow(DictionaryOf("p"), WindowAt(9)), Is.True);
            Assert.That(Waiting(spool).Select(p => p.Sequence), Is.EqualTo(new[] { 1UL, 2UL, 3UL }));
            spool.Dispose();
            foreach (string newer in Directory.GetFiles(_folder.Path, "bulk-*.seg").Where(f => f != segment))
            {
                File.Delete(newer);
            }
        }
    }

    [Test]
    public void A_damaged_record_between_whole_ones_costs_that_record_alone_and_is_counted()
    {
        Kill(Filled(3), static _ => { });
        string segment = Directory.GetFiles(_folder.Path, "bulk-*.seg").Single(f => new FileInfo(f).Length > 0);
        byte[] bytes = File.ReadAllBytes(segment);
        bytes[(bytes.Length / 3) + SpoolRecord.HeaderSize + 2] ^= 0x40;
        File.WriteAllBytes(segment, bytes);

        using Spool spool = Open();
        Assert.That(Waiting(spool).Select(p => p.Sequence), Is.EqualTo(new[] { 1UL, 3UL }));
        Assert.That(LostIn(spool), Is.EqualTo(1));
    }

    [Test]
    public void A_bit_flipped_anywhere_in_a_record_costs_that_record_alone()
    {
        Kill(Filled(3), static _ => { });
        string segment = Directory.GetFiles(_folder.Path, "bulk-*.seg").Single(f => new FileInfo(f).Length > 0);
        byte[] whole = File.ReadAllBytes(segment);
        int record = whole.Length / 3;
        for (int bit = record * 8; bit < record * 16; bit++)
        {
            byte[] flipped = [.. whole];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(segment, flipped);
            using Spool spool = Open();
            Assert.That(Waiting(spool).Select(p => p.Sequence), Is.EqualTo(new[] { 1UL, 3UL }), $"bit {bit - (record * 8)}");
            Assert.That((spool.DamagedPlaces, spool.TornTails, LostIn(spool)), Is.EqualTo((1, 0, 1L)));
        }
    }

    [Test]
    public void What_looks_like_the_beginning_of_a_record_in_the_content_of_a_damaged_one_is_none()
    {
        Window misleading = WindowAt(0);
        misleading.States = ByteString.CopyFrom([.. Enumerable.Repeat<byte[]>([0xF5, 0x53, 0x50, 0xFA, 1, 0, 0, 0], 20_000).SelectMany(b => b)]);
        using (Spool spool = Open())
        {
            _ = spool.AddWindow(DictionaryOf("p"), misleading);
            _ = spool.AddWindow(DictionaryOf("p"), WindowAt(1));
        }

        string segment = Directory.GetFiles(_folder.Path, "bulk-*.seg").Single(f => new FileInfo(f).Length > 0);
        byte[] bytes = File.ReadAllBytes(segment);
        bytes[5] ^= 1;
        File.WriteAllBytes(segment, bytes);

        using Spool again = Open();
        Assert.That(Waiting(again).Select(p => p.Sequence), Is.EqualTo(new[] { 2UL }));
    }

    [Test]
    public void A_record_damaged_while_the_probe_runs_is_given_up_and_not_sent()
    {
        using Spool spool = Filled(2);
        string segment = Directory.GetFiles(_folder.Path, "bulk-*.seg").Single();
        using (FileStream file = new(segment, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = SpoolRecord.HeaderSize + 1;
            file.WriteByte(0xEE);
        }

        Assert.That(Waiting(spool).Select(p => spool.Read(p) is null), Is.EqualTo(new[] { true, false }));
        spool.GiveUp(Waiting(spool)[0]);
        Assert.That(spool.Losses.Take(), Is.EqualTo(new SpoolGap(LossCause.Damaged, Start, Start, 1, 0)));
    }

    [Test]
    public void At_the_cap_the_oldest_windows_go_first_and_events_last()
    {
        using Spool spool = Open(SpoolOptions.LeastMaxBytes);
        _ = spool.AddEvents(DictionaryOf("p"), [ConditionAt(0)]);
        Dictionary dictionary = DictionaryOf("p");
        for (int i = 0; i < 200; i++)
        {
            Assert.That(spool.AddWindow(dictionary, WindowAt(i, 4000)), Is.True);
        }

        PendingBatch[] waiting = [.. Waiting(spool)];
        Assert.That(spool.StoredBytes, Is.LessThanOrEqualTo(SpoolOptions.LeastMaxBytes));
        Assert.That(waiting.Count(p => p.Lane == Lane.Events), Is.EqualTo(1));
        Assert.That(waiting.Max(p => p.Sequence), Is.EqualTo(201));
        Assert.That(waiting.Where(p => p.Lane == Lane.Bulk).Min(p => p.Sequence), Is.GreaterThan(2));
        Assert.That(LostIn(spool), Is.EqualTo(201 - waiting.Length));
    }

    [Test]
    public void No_event_is_given_up_while_there_is_a_window()
    {
        using Spool spool = Open(SpoolOptions.LeastMaxBytes);
        Dictionary dictionary = DictionaryOf("p");
        for (int i = 0; i < 300; i++)
        {
            Condition condition = ConditionAt(i);
            condition.Text = new string('x', 3000);
            foreach (Func<bool> add in (Func<bool>[])[() => spool.AddWindow(dictionary, WindowAt(i, 2000)), () => spool.AddEvents(dictionary, [condition])])
            {
                long lost = spool.Losses.Events;
                Assert.That(add(), Is.True);
                Assert.That(spool.StoredBytes, Is.LessThanOrEqualTo(SpoolOptions.LeastMaxBytes));
                Assert.That(spool.Losses.Events == lost || Waiting(spool).All(p => p.Lane == Lane.Events), Is.True, $"in step {i}");
            }
        }

        Assert.That(spool.Losses.Events, Is.GreaterThan(0));
        Assert.That(Waiting(spool).Select(p => p.Sequence), Is.Ordered);
        Assert.That(Waiting(spool)[^1].Sequence, Is.EqualTo(600), "the newest stays");
    }

    [Test]
    public void What_is_given_up_at_the_cap_is_told_as_a_stretch_of_time()
    {
        using Spool spool = Open(SpoolOptions.LeastMaxBytes);
        for (int i = 0; i < 100; i++)
        {
            _ = spool.AddWindow(DictionaryOf("p"), WindowAt(i, 4000));
        }

        PendingBatch oldest = Waiting(spool)[0];
        SpoolGap gap = spool.Losses.Take()!;
        Assert.That((gap.Cause, gap.From, gap.To), Is.EqualTo((LossCause.SpoolFull, (long?)Start, (long?)(oldest.MeasuredUnixMilliseconds - 1000))));
        Assert.That((gap.Windows, gap.Events), Is.EqualTo(((long)oldest.Sequence - 1, 0L)));
        Assert.That(spool.Losses.Take(), Is.Null);
    }

    [Test]
    public void Of_an_epoch_the_engine_does_not_know_all_goes_by_a_new_one_after_a_kill_too()
    {
        Spool spool = Filled(3);
        Guid refused = spool.Epoch;
        spool.Acknowledge(Waiting(spool)[0]);
        spool.ReplaceEpoch(refused);
        Guid begun = spool.Epoch;
        _ = spool.AddWindow(DictionaryOf("p"), WindowAt(9));
        Assert.That(begun, Is.Not.EqualTo(refused));
        Assert.That(spool.IsUnproven(begun), Is.True);
        Kill(spool, static _ => { });

        using Spool again = Open();
        Assert.That(again.Epoch, Is.EqualTo(begun));
        Assert.That(Waiting(again).Select(p => (p.Sequence, p.Epoch)), Is.EqualTo(new[] { (2UL, begun), (3UL, begun), (4UL, begun) }));
        Assert.That(Waiting(again).Select(p => new Guid(again.Read(p)!.Epoch.Span, bigEndian: true)), Is.All.EqualTo(begun));
        again.Acknowledge(Waiting(again)[0]);
        Kill(again, static _ => { });

        using Spool last = Open();
        Assert.That(Waiting(last).Select(p => p.Sequence), Is.EqualTo(new[] { 3UL, 4UL }));
    }

    [Test]
    public void What_the_engine_took_of_an_epoch_outlives_the_probe_and_does_not_pass_to_the_next_epoch()
    {
        Guid epoch;
        using (Spool spool = Open())
        {
            epoch = spool.Epoch;
            for (int i = 0; i < 3; i++)
            {
                _ = spool.AddWindow(DictionaryOf("p"), WindowAt(i));
            }

            PendingBatch[] waiting = [.. Waiting(spool)];
            Assert.That(spool.AcknowledgedIn(epoch), Is.Zero);
            spool.Acknowledge(waiting[1]);
            spool.Acknowledge(waiting[0]);
            _ = spool.Reject(waiting[2]);
        }

        using Spool again = Open();
        Assert.That(again.AcknowledgedIn(epoch), Is.EqualTo(2));
        again.ReplaceEpoch(epoch);
        Assert.That(again.AcknowledgedIn(again.Epoch), Is.Zero);
    }

    [Test]
    public void After_a_loss_of_power_the_epoch_is_new_and_the_count_goes_on()
    {
        Spool spool = Filled(2);
        Guid before = spool.Epoch;
        Kill(spool, static _ => { });
        string[] lines = File.ReadAllLines(_folder.Of("epoch"));
        File.WriteAllLines(_folder.Of("epoch"), [lines[0], "another boot", .. lines.Skip(2)]);

        using Spool again = Open();
        _ = again.AddWindow(DictionaryOf("p"), WindowAt(9));
        Assert.That(again.Epoch, Is.Not.EqualTo(before));
        Assert.That(
            Waiting(again).Select(p => (p.Sequence, p.Epoch)), Is.EqualTo(new[] { (1UL, before), (2UL, before), (3UL, again.Epoch) }));
    }

    [Test]
    public void A_second_probe_on_the_same_spool_is_refused()
    {
        using Spool first = Open();

        SpoolException? refusal = Assert.Throws<SpoolException>(() => Open());
        Assert.That(refusal!.Message, Does.Contain("in use by another probe").And.Not.Contain("\n"));
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_one_line()
    {
        string file = _folder.Of("file");
        File.WriteAllText(file, string.Empty);

        SpoolException? refusal = Assert.Throws<SpoolException>(
            () => Spool.Open(new SpoolOptions(Path.Combine(file, "spool"), SpoolOptions.DefaultMaxBytes), "p", "test"));
        Assert.That(refusal!.Message, Does.StartWith("cannot use the spool").And.Not.Contain("\n"));
    }

    [Test]
    public void A_dictionary_goes_when_nothing_needs_it_any_more()
    {
        using Spool spool = Open(SpoolOptions.LeastMaxBytes);
        for (int i = 0; i < 20; i++)
        {
            _ = spool.AddWindow(DictionaryOf($"p{i / 10}"), WindowAt(i, 8000));
        }

        foreach (PendingBatch pending in Waiting(spool))
        {
            spool.Acknowledge(pending);
        }

        Assert.That(Directory.GetFiles(_folder.Path, "dict-*.bin"), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_rejected_batch_is_put_aside_and_never_sent_again()
    {
        using Spool spool = Filled(1);
        spool.Reject(Waiting(spool).Single());

        Assert.That(spool.Order.Count, Is.Zero);
        string kept = Directory.GetFiles(_folder.Of("rejected")).Single();
        Assert.That(Batch.Parser.ParseFrom(File.ReadAllBytes(kept)).Sequence, Is.EqualTo(1));
    }

    internal static Dictionary DictionaryOf(string path)
    {
        Dictionary dictionary = new();
        dictionary.Entities.Add(new Entity { Path = path, Kind = EntityKind.Probe });
        dictionary.Series.Add(new Series { Entity = 0, Indicator = 8060 });
        return dictionary;
    }

    internal static Window WindowAt(int second, int states = 1) => new()
    {
        StartUnixMs = Start + (second * 1000L),
        DurationMs = 1000,
        States = ByteString.CopyFrom(new byte[states]),
    };

    internal static Condition ConditionAt(int second) =>
        new() { Id = (ulong)second + 1, Edge = Edge.Raise, Indicator = 1010, AtUnixMs = Start + (second * 1000L), Text = "test" };

    private static long LostIn(Spool spool) => spool.Losses.Windows + spool.Losses.Events;

    private static IReadOnlyList<PendingBatch> Waiting(Spool spool) => spool.Order.Unacknowledged();

    /// <summary>The file handles close as they do in a kill: nothing is flushed or noted on the way out.</summary>
    private static void Kill(Spool spool, Action<Spool> before)
    {
        before(spool);
        spool.Dispose();
    }

    private Spool Open(long maxBytes = SpoolOptions.DefaultMaxBytes) => Spool.Open(new SpoolOptions(_folder.Path, maxBytes), "p", "test");

    private Spool Filled(int windows)
    {
        Spool spool = Open();
        for (int i = 0; i < windows; i++)
        {
            _ = spool.AddWindow(DictionaryOf("p"), WindowAt(i));
        }

        return spool;
    }
}
