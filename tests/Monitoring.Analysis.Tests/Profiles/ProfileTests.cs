using System.Reflection;
using System.Text;
using Monitoring.Analysis.Profiles;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Tests.Profiles;

/// <summary>The limits are data: each with unit, source and status, and a user's file is read the same way.</summary>
public sealed class ProfileTests
{
    private static IEnumerable<string> Keys =>
        typeof(LimitKey).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

    [TestCaseSource(typeof(AnalysisProfile), nameof(AnalysisProfile.All))]
    public void Every_limit_of_a_profile_is_known_and_says_where_it_comes_from(AnalysisProfile profile)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(profile.Limits.Keys, Is.EquivalentTo(Keys));
            Assert.That(profile.Limits.Values.Select(l => l.Source), Has.All.Not.Empty);
            Assert.That(profile.Limits.Values.Select(l => l.Value), Has.All.GreaterThan(0));
            Assert.That(profile.Title, Is.Not.Empty);
        }
    }

    [Test]
    public void Chinese_broadcast_starts_as_a_copy_of_dvb_terrestrial_that_nobody_stands_behind()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AnalysisProfile.Gyt.Authority, Is.Empty);
            Assert.That(AnalysisProfile.Gyt.Limits.Values.Select(l => l.Status), Has.None.EqualTo(LimitStatus.Verified));
            Assert.That(AnalysisProfile.Gyt.Limits[LimitKey.EitOtherInterval].Value, Is.EqualTo(20));
            Assert.That(AnalysisProfile.Dvb.Limits[LimitKey.EitOtherInterval].Value, Is.EqualTo(10));
        }
    }

    [Test]
    public void A_file_says_what_differs_and_the_rest_is_as_usual()
    {
        var profile = AnalysisProfile.Read(Bytes("""
            {
              "schema": "monitoring.profile/1", "name": "site", "si": false, "gapBetween": "table-id", "privatePids": [8176], "untaggedText": "iso8859-5",
              "limits": { "pcrInterval": { "value": 0.04, "unit": "s", "source": "contract 7" } }
            }
            """));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(profile.Nanoseconds(LimitKey.PcrInterval), Is.EqualTo(40_000_000));
            Assert.That(profile.Nanoseconds(LimitKey.PatInterval), Is.EqualTo(500_000_000));
            Assert.That(profile.Limits[LimitKey.PcrInterval].Status, Is.EqualTo(LimitStatus.Own));
            Assert.That((profile.Name, profile.HasSi, profile.GapRule), Is.EqualTo(("site", false, GapRule.TableId)));
            Assert.That(profile.PrivatePids, Is.EqualTo((int[])[8176]));
            Assert.That(profile.UntaggedText, Is.EqualTo((CharacterTable)5));
        }
    }

    [TestCase("[]", "'schema'")]
    [TestCase("""{ "schema": "monitoring.profile/1", "name": "x", "untaggedText": "latin" }""", "'untaggedText' is \"latin\" (known: gb18030")]
    [TestCase("{", "line 1: not JSON")]
    [TestCase("""{ "schema": "monitoring.profile/1" }""", "'name' is missing")]
    [TestCase("""{ "schema": "monitoring.profile/1", "name": "x", "limits": { "patIntervall": {} } }""", "'patIntervall' is no limit")]
    [TestCase("""{ "schema": "monitoring.profile/1", "name": "x", "limits": { "patInterval": 5 } }""", "'patInterval' needs a \"value\"")]
    [TestCase("""{ "schema": "monitoring.profile/1", "name": "x", "limits": { "patInterval": { "value": 0, "unit": "s" } } }""", "above 0")]
    [TestCase("""{ "schema": "monitoring.profile/1", "name": "x", "limits": { "patInterval": { "value": 1, "unit": "d" } } }""", "'unit'")]
    [TestCase("""{ "schema": "monitoring.profile/1", "name": "x", "limits": { "patInterval": { "value": 99, "unit": "h" } } }""", "two days")]
    [TestCase("""{ "schema": "monitoring.profile/1", "name": "x", "limits": { "eitSchedulePrimeDays": { "value": 8, "unit": "s" } } }""", "not d")]
    [TestCase("""{ "schema": "monitoring.profile/1", "name": "x", "privatePids": [8192] }""", "'privatePids'")]
    [TestCase("""{ "schema": "monitoring.profile/1", "name": "x", "si": 1 }""", "'si'")]
    [TestCase("""{ "schema": "monitoring.profile/1", "name": "\ud800" }""", "Unicode")]
    public void A_mistake_in_a_file_is_one_line(string json, string line)
    {
        FormatException error = Assert.Throws<FormatException>(() => AnalysisProfile.Read(Bytes(json)))!;
        Assert.That(error.Message, Does.Contain(line).And.Not.Contain("\n"));
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
