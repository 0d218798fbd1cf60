using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Contracts.Enrolment;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Api;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;
using static Monitoring.Contracts.Enrolment.CertificateState;

namespace Monitoring.Engine.Tests.Access;

/// <summary>How it stands with certificates that a desk really gave, as time goes by.</summary>
internal sealed class CertificateReviewTests
{
    private const string Probe = "xining-01";
    private const string Invite = "monitoring-engine probe invite xining-01";

    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 4, 0, 0, TimeSpan.Zero);

    private readonly List<X509Certificate2> _given = [];
    private TemporaryFolder _folder = null!;
    private EngineOptions _options = null!;
    private ManualTime _time = null!;
    private EnrolmentDesk _desk = null!;

    [SetUp]
    public void Open()
    {
        _folder = new TemporaryFolder();
        _options = RunningEngine.OptionsFor(_folder.Path) with { IngestListen = new Uri("https://127.0.0.1:0") };
        _time = new ManualTime(Noon);
        _desk = NewDesk();
    }

    [TearDown]
    public void Close()
    {
        _given.ForEach(c => c.Dispose());
        _given.Clear();
        _desk.Dispose();
        _folder.Dispose();
    }

    [TestCase(0, Valid, 90, null, null)]
    [TestCase(59.6, Valid, 30, null, null)]
    [TestCase(59.7, RenewalDue, 30, null, null)]
    [TestCase(76, RenewalDue, 14, null, null)]
    [TestCase(76.1, RenewalOverdue, 13, 3, Invite)]
    [TestCase(89.9, RenewalOverdue, 0, 3, Invite)]
    [TestCase(90, Ended, null, 3, Invite)]
    [TestCase(-1.1, NotYetValid, null, 3, null)]
    public void A_certificate_is_valid_then_due_then_overdue_then_ended(double days, CertificateState state, int? left, int? severity, string? command)
    {
        Enrol();
        _time.Advance(TimeSpan.FromDays(days));

        Assert.That(_desk.Review().Of(Probe), Is.EqualTo(new CertificateStanding(state, Noon.AddDays(90), left, severity, null, null, command)));
    }

    [Test]
    public void Of_a_short_life_the_last_sixth_is_overdue()
    {
        _options = _options with { ProbeCertificateLife = TimeSpan.FromDays(5) };
        Reopen();
        Enrol();

        Assert.That((StateAfter(3.9), StateAfter(0.2)), Is.EqualTo((RenewalDue, RenewalOverdue)));
    }

    [Test]
    public void A_renewed_certificate_counts_once_it_was_shown_since_its_answer_may_be_lost()
    {
        X509Certificate2 first = Enrol();
        Show(first);
        _time.Advance(TimeSpan.FromDays(70));
        X509Certificate2 second = Keep(_desk.Renew(first, Probe, EnrolledProbe.Csr(NewKey()), "test"));

        Assert.That(StateAfter(10), Is.EqualTo(RenewalOverdue), "nobody knows that it has arrived");
        Show(second);
        Assert.That((StateAfter(0), _desk.Review().Of(Probe).DaysLeft), Is.EqualTo((Valid, 80)));
    }

    [Test]
    public void One_that_was_never_shown_is_looked_at_where_no_other_counts()
    {
        X509Certificate2 first = Enrol();
        Show(first);
        _time.Advance(TimeSpan.FromDays(80));
        Keep(_desk.Renew(first, Probe, EnrolledProbe.Csr(NewKey()), "test"));

        Assert.That((StateAfter(0), StateAfter(11)), Is.EqualTo((RenewalOverdue, Valid)));
    }

    [Test]
    public void Revoked_is_no_trouble_and_one_that_enrols_anew_is_valid_again()
    {
        Enrol();
        _desk.Revoke(Probe, "test");
        CertificateStanding revoked = _desk.Review().Of(Probe);
        _desk.Invite(Probe, TimeSpan.FromHours(1), "test");
        CertificateStanding invited = _desk.Review().Of(Probe);
        Enrol();

        Assert.That(revoked, Is.EqualTo(new CertificateStanding(Revoked, Noon.AddDays(90), null, null, null, null, null)));
        Assert.That(invited, Is.EqualTo(revoked with { InvitedUntil = Noon.AddHours(1) }));
        Assert.That(StateAfter(0), Is.EqualTo(Valid));
    }

    [Test]
    public void Who_must_enrol_and_has_a_token_for_it_needs_no_other()
    {
        Enrol();
        _time.Advance(TimeSpan.FromDays(91));
        _desk.Invite(Probe, TimeSpan.FromHours(1), "test");
        CertificateStanding invited = _desk.Review().Of(Probe);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.That((invited.State, invited.InvitedUntil, invited.Command), Is.EqualTo((Ended, Noon.AddDays(91).AddHours(1), (string?)null)));
        Assert.That((_desk.Review().Of(Probe).InvitedUntil, _desk.Review().Of(Probe).Command), Is.EqualTo(((DateTimeOffset?)null, Invite)));
    }

    [Test]
    public void A_probe_whose_later_certificate_is_forgotten_has_a_superseded_one()
    {
        X509Certificate2 first = Enrol();
        Enrol();
        _desk.Register.Change(book => (book with { Certificates = [.. book.Certificates.Where(c => c.Serial == first.SerialNumber)] }, 0));

        Assert.That((StateAfter(0), _desk.Review().Of(Probe).Command), Is.EqualTo((Superseded, Invite)));
    }

    [Test]
    public void An_invitation_is_open_until_it_ends()
    {
        _desk.Invite(Probe, TimeSpan.FromHours(1), "test");
        CertificateStanding open = _desk.Review().Of(Probe);

        Assert.That(_desk.Review().Probes, Is.EqualTo((string[])[Probe]));
        Assert.That(open, Is.EqualTo(new CertificateStanding(Invited, null, null, null, Noon.AddHours(1), null, null)));
        Assert.That((StateAfter(1.0 / 24), _desk.Review().Of(Probe).Command), Is.EqualTo((InvitationExpired, Invite)));
    }

    [TestCase("https", false, null, None, Invite)]
    [TestCase("https", false, Probe, None, Invite)]
    [TestCase("https", true, Probe, Token, null)]
    [TestCase("https", true, "golmud-02", None, Invite)]
    [TestCase("http", false, null, Loopback, null)]
    [TestCase("http", false, Probe, Token, null)]
    [TestCase("http", false, "golmud-02", None, "monitoring-engine token add xining-01")]
    public void Without_a_certificate_it_is_said_how_a_probe_comes_in(string scheme, bool alwaysTokens, string? owner, CertificateState state, string? command)
    {
        _options = _options with { IngestListen = new Uri($"{scheme}://127.0.0.1:0"), IngestTokensOverTls = alwaysTokens };
        if (owner is not null)
        {
            NamedTokens.Add(_options.TokensPath, owner);
        }

        Reopen();
        Assert.That(_desk.Review().Of(Probe), Is.EqualTo(new CertificateStanding(state, null, null, null, null, null, command)));
        Assert.That(Directory.Exists(_options.SecretsPath), Is.False, "who only looks makes no authority");
    }

    [Test]
    public void What_cannot_be_read_is_unknown()
    {
        Enrol();
        string register = Path.Combine(_options.SecretsPath, "enrolment.json"), authority = Path.Combine(_options.SecretsPath, "ca.pem");
        string book = File.ReadAllText(register), pem = File.ReadAllText(authority);
        CertificateState With(string path, string text)
        {
            File.WriteAllText(path, text);
            Reopen();
            return StateAfter(0);
        }

        Assert.That(With(register, "{"), Is.EqualTo(Unknown));
        Assert.That(_desk.Review().Of("golmud-02").State, Is.EqualTo(Unknown), "also of one that nobody knows");
        Assert.That(With(register, book), Is.EqualTo(Valid));
        Assert.That(With(authority, "nonsense"), Is.EqualTo(Unknown));
        Assert.That(StateAfter(80), Is.EqualTo(RenewalOverdue), "what is known to be wrong stays so");
        _time.Advance(TimeSpan.FromDays(-80));
        Assert.That(With(authority, pem), Is.EqualTo(Valid));
    }

    [Test]
    public void An_authority_that_ends_is_said_half_a_year_before_with_the_command()
    {
        _options = _options with { CaYears = 1 };
        Reopen();
        DateTimeOffset end = new(_desk.Authorities.Issuer.Certificate.NotAfter);
        _time.Advance(TimeSpan.FromDays(184));
        X509Certificate2 certificate = Enrol();
        CertificateStanding before = _desk.Review().Of(Probe);
        _time.Advance(TimeSpan.FromDays(2));
        CertificateStanding soon = _desk.Review().Of(Probe);
        _desk.Replace("test");
        CertificateStanding replaced = _desk.Review().Of(Probe);
        Show(Keep(_desk.Renew(certificate, Probe, EnrolledProbe.Csr(NewKey()), "test")));

        Assert.That((before.State, before.Authority), Is.EqualTo((Valid, (AuthorityStanding?)null)));
        Assert.That((soon.State, soon.Severity, soon.Command), Is.EqualTo((Valid, (int?)null, (string?)null)));
        Assert.That(soon.Authority, Is.EqualTo(new AuthorityStanding(end, false, 3, "monitoring-engine ca replace")));
        Assert.That(replaced.Authority, Is.EqualTo(new AuthorityStanding(end, true, null, null)), "probes change over by themselves");
        Assert.That(_desk.Review().Of(Probe).Authority, Is.Null);
    }

    [Test]
    public void A_probe_that_does_not_change_over_is_trouble_before_its_authority_ends_and_cut_off_when_it_is_retired()
    {
        _options = _options with { CaYears = 1, ProbeCertificateLife = TimeSpan.FromDays(800) };
        Reopen();
        Enrol();
        _time.Advance(TimeSpan.FromDays(100));
        _desk.Replace("test");
        CertificateStanding replaced = _desk.Review().Of(Probe);
        _time.Advance(TimeSpan.FromDays(240));
        CertificateStanding ending = _desk.Review().Of(Probe);
        _desk.Retire(isForced: true, "test");
        CertificateStanding retired = _desk.Review().Of(Probe);

        Assert.That((replaced.Severity, replaced.Command), Is.EqualTo(((int?)null, (string?)null)));
        Assert.That((ending.State, ending.Severity, ending.Command), Is.EqualTo((RenewalDue, (int?)3, Invite)));
        Assert.That(ending.Authority, Is.EqualTo(new AuthorityStanding(Noon.AddYears(1), true, 3, null)), "it is not retired while a probe hangs on it");
        Assert.That(retired, Is.EqualTo(new CertificateStanding(AuthorityRetired, Noon.AddYears(1), null, 3, null, null, Invite)));
    }

    [Test]
    public void A_certificate_from_before_an_authority_could_be_replaced_is_of_the_first()
    {
        Enrol();
        _desk.Register.Change(book => (book.Changing(_ => true, c => c with { By = null }), 0));
        CertificateState first = StateAfter(2);
        _desk.Replace("test");
        bool isReplaced = _desk.Review().Of(Probe).Authority is { Replaced: true };
        _desk.Retire(isForced: true, "test");

        Assert.That((first, isReplaced, StateAfter(0)), Is.EqualTo((Valid, true, AuthorityRetired)));
    }

    [Test]
    public void Every_state_has_its_own_word_in_both_languages()
    {
        Assert.That(CertificateWords.All.Select(w => w.State), Is.EqualTo(Enum.GetValues<CertificateState>()));
        Assert.That(CertificateWords.All.Select(w => w.English), Is.Unique);
        Assert.That(CertificateWords.All.Select(w => w.Chinese), Is.Unique);
    }

    private EnrolmentDesk NewDesk() => new(new EnrolmentRegister(_options.SecretsPath, _time), _options, _time);

    private void Reopen()
    {
        _desk.Dispose();
        _desk = NewDesk();
    }

    private CertificateState StateAfter(double days)
    {
        _time.Advance(TimeSpan.FromDays(days));
        return _desk.Review().Of(Probe).State;
    }

    private X509Certificate2 Enrol() =>
        Keep(_desk.Enrol(_desk.Invite(Probe, TimeSpan.FromHours(1), "test").ToString(), EnrolledProbe.Csr(NewKey()), "test", out _));

    private void Show(X509Certificate2 certificate) => _desk.Register.Change(
        book => (book.Changing(c => c.Serial == certificate.SerialNumber, c => c with { ShownAt = _time.Now }), 0));

    private static ECDsa NewKey() => EnrolledProbe.NewKey();

    private X509Certificate2 Keep(X509Certificate2 certificate)
    {
        _given.Add(certificate);
        return certificate;
    }
}
