using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;
using Monitoring.Storage.Core;
using Monitoring.Testing;
using NUnit.Framework;
using Statement = Monitoring.Contracts.Wording.Statement;

namespace Monitoring.Engine.Tests.Alerting;

public sealed class EvidenceTests
{
    private const string AlarmOfLastYear =
        """
        {"key":"p/i#1010","occurrence":"o","entity":"p/i","entityName":"","medium":"","carrier":"","indicator":1010,"severity":1,"active":true,
        "acked":false,"raisedAt":"2026-01-01T00:00:00+00:00","clearedAt":null,"ackedAt":null,"ackedBy":null,"ackComment":null,"count":1,
        "reason":"absent","attribution":"source","text":"no PAT section for more than 500 ms","pids":[0]}
        """;

    [Test]
    public void A_sentence_says_its_values_in_their_units_and_its_words_in_english()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Sentences.PidAbsent.With(Sentences.Video, 256, 5e9).And(Sentences.BeyondGuidelines.With()).Text,
                Is.EqualTo("no packet on video PID 256 for more than 5 s; beyond TR 101 290"));
            Assert.That(Sentences.PcrInaccurate.With(-600).Text, Is.EqualTo("PCR -600 ns from the value due at its byte position"));
            Assert.That(Sentences.PcrStep.With(9e8).Text, Is.EqualTo("PCR step of +900 ms"));
            Assert.That(Sentences.BufferOverflow.With("TBn", 600, 512).Text, Is.EqualTo("TBn holds 600 bytes, more than its 512 bytes"));
            Assert.That(Sentences.WrongCrc.With(0x42).Text, Is.EqualTo("wrong CRC_32 in a section with table_id 0x42"));
            Assert.That(Sentences.ProbeSilent.With(0).Text, Is.EqualTo("no batch since 1970-01-01 00:00:00Z"));
        }
    }

    [Test]
    public void Sentences_and_values_arrive_as_they_were_sent()
    {
        Statement said = Sentences.PidAbsent.With(Sentences.Video, 256, 5e9).Statements.Single();

        Statement arrived = StatementWire.Read(EvidenceSentence.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(StatementWire.Write(said))));

        Assert.That(arrived.Sentence, Is.EqualTo("pid_absent"));
        Assert.That(arrived.Values, Is.EqualTo((StatementValue[])[new("what", "word", null, "video"), new("pid", "", 256, null), new("limit", "ns", 5e9, null)]));
    }

    [Test]
    public void An_alarm_stored_before_there_were_sentences_is_read_with_its_text()
    {
        Alarm alarm = AlarmJson.ReadAlarm(AlarmOfLastYear);

        Assert.That((alarm.Text, alarm.Statements), Is.EqualTo(("no PAT section for more than 500 ms", (IReadOnlyList<Statement>?)null)));
    }

    [Test]
    public void Every_sentence_has_units_that_are_known_and_an_id_of_its_own()
    {
        IReadOnlyList<Sentence> all = TypeScriptContracts.Sentences();

        Assert.That(all.Select(s => s.Id), Is.Unique);
        string[] units = [.. all.SelectMany(s => s.With().Statements.Single().Values).Select(v => v.Unit).Distinct()];
        Assert.That(units.Except(ValueUnit.All), Is.Empty);
    }
}
