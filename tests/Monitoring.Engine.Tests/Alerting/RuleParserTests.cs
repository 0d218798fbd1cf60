using System.Text;
using Monitoring.Alerting.Rules;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Alerting;

/// <summary>The rules file: every mistake is one line with its place.</summary>
public sealed class RuleParserTests
{
    [Test]
    public void Every_check_of_the_catalogue_has_a_rule_and_no_quantity_has_one() =>
        Assert.That(
            Catalogue.All.Where(i => RuleSet.Default.Find(i.Id) is not null),
            Is.EquivalentTo(Catalogue.All.Where(i => i.Kind == IndicatorKind.Check)));

    [Test]
    public void A_file_changes_what_it_names_and_nothing_else()
    {
        RuleSet rules = Parse("""
            {
              // heavier on this line
              "continuity_count_error": { "severity": 2, "offDelaySeconds": 15, "onDelaySeconds": 1.5, "reackSeconds": 0 },
              "cat_error": { "enabled": false },
            }
            """, out IReadOnlyList<string> mistakes)!;

        AlarmRule rule = rules.Find(Catalogue.ContinuityCountError.Id)!;
        Assert.Multiple(() =>
        {
            Assert.That(mistakes, Is.Empty);
            Assert.That(rule.Severity, Is.EqualTo(AlarmSeverity.Two));
            Assert.That((rule.OnDelay.TotalSeconds, rule.OffDelay.TotalSeconds, rule.ReackWindow.TotalSeconds), Is.EqualTo((1.5, 15d, 0d)));
            Assert.That(rules.Find(Catalogue.CatError.Id)!.Enabled, Is.False);
            Assert.That(rules.Find(Catalogue.PmtError2.Id), Is.EqualTo(RuleSet.Default.Find(Catalogue.PmtError2.Id)));
        });
    }

    [TestCase("""{ "continuity_count_eror": { "severity": 2 } }""", "line 1: continuity_count_eror.severity names no check")]
    [TestCase("""{ "anomaly_score": { "severity": 2 } }""", "line 1: anomaly_score.severity names no check")]
    [TestCase("{\n\n\"cat_error\": {\n\"severity\": 5 } }", "line 4: cat_error.severity must be 1, 2, 3 or 4")]
    [TestCase("""{ "cat_error": { "offDelaySeconds": -1 } }""", "must be a number from 0 to 3600")]
    [TestCase("""{ "cat_error": { "offDelaySeconds": "5" } }""", "must be a number from 0 to 3600")]
    [TestCase("""{ "cat_error": { "enabled": 1 } }""", "must be true or false")]
    [TestCase("""{ "cat_error": { "colour": 1 } }""", "is not known (known: enabled,")]
    [TestCase("""{ "cat_error": 3 }""", "must be an object of an indicator")]
    [TestCase("""{ "cat_error": { "enabled": true, "enabled": false } }""", "is written twice")]
    [TestCase("[]", "line 1: an object is needed")]
    [TestCase("{ \"a\": \n }", "line 2: not valid JSON")]
    [TestCase("", "not valid JSON")]
    public void A_mistake_is_one_line_with_its_place(string text, string expected)
    {
        Assert.That(Parse(text, out IReadOnlyList<string> mistakes), Is.Null);
        Assert.That(mistakes, Has.Count.EqualTo(1));
        Assert.That(mistakes[0], Does.StartWith("rules.json: line ").And.Contains(expected));
        Assert.That(mistakes[0], Does.Not.Contain("\n"));
    }

    private static RuleSet? Parse(string text, out IReadOnlyList<string> mistakes) =>
        RuleParser.Parse(Encoding.UTF8.GetBytes(text), "rules.json", out mistakes);
}
