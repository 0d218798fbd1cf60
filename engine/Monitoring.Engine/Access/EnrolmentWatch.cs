using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Monitoring.Contracts.Enrolment;
using Monitoring.Contracts.Wording;
using Monitoring.Engine.Diagnostics;
using Monitoring.Storage;

namespace Monitoring.Engine.Access;

/// <summary>
/// Brings what the register notes into the audit of the store, and says what is wrong with certificates and enrolments. A line leaves
/// the register only when it is durable in the store.
/// </summary>
public sealed class EnrolmentWatch
{
    private const int MostWaiting = 1000;
    private const int Often = 20;
    private const int Seldom = 5;
    private const int MostNamed = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly EnrolmentDesk _desk;
    private readonly IAuditStore _audit;
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<AuditLine> _refused = new();
    private readonly bool _isUsed;
    private bool _isRefusing;

    /// <summary>Watches what a desk does.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="audit">Where its lines go.</param>
    /// <param name="isUsed">Whether the door of the probes is over TLS; the authority is looked at only then.</param>
    /// <param name="clock">The time.</param>
    public EnrolmentWatch(EnrolmentDesk desk, IAuditStore audit, bool isUsed, TimeProvider clock)
    {
        _desk = desk;
        _audit = audit;
        _isUsed = isUsed;
        _clock = clock;
        Refusals = new RefusalLimit(clock);
    }

    internal RefusalLimit Refusals { get; }

    /// <summary>Whether a probe is silent because it was revoked.</summary>
    public bool IsRevoked(string probe) => _desk.Register.IsRevoked(probe);

    /// <summary>Enrolments are refused too often: what to say of it; null when not.</summary>
    public Explanation? FindRefusals()
    {
        int recent = Refusals.Recent;
        _isRefusing = recent >= (_isRefusing ? Seldom : Often);
        return _isRefusing ? Sentences.EnrolmentsRefused.With(recent) : null;
    }

    /// <summary>Certificates that end soon and were not renewed: what to say of them; null when there are none.</summary>
    public Explanation? FindExpiring()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        if (_isUsed && FindEndingAuthority(now) is { } authority)
        {
            return authority;
        }

        if (_desk.Register.Book is null)
        {
            return Sentences.RegisterOfCertificatesLost.With();
        }

        CertificateReview review = _desk.Review();
        List<(string Probe, CertificateStanding Standing)> ending =
        [
            .. review.Probes.Select(p => (Probe: p, Standing: review.Of(p)))
                .Where(p => p.Standing.State is CertificateState.RenewalOverdue or CertificateState.Ended).OrderBy(p => p.Standing.Until),
        ];
        if (ending.Count == 0)
        {
            return null;
        }

        string named = string.Join(", ", ending.Take(MostNamed).Select(c => $"{c.Probe} at {Time(c.Standing.Until!.Value)}"));
        string more = ending.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {ending.Count - MostNamed} more") : string.Empty;
        return Sentences.CertificatesEnd.With(named + more);
    }

    /// <summary>Writes down until stopped, and once more then.</summary>
    public async Task RunAsync(ILogger log, CancellationToken stop)
    {
        bool failed = false;
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await WriteDownAsync();
                failed = false;
            }
            catch (Exception cause) when (cause is StoreUnavailableException or IOException or UnauthorizedAccessException)
            {
                if (!failed)
                {
                    EngineLog.AuditWaits(log, cause.Message);
                }

                failed = true;
            }
        }
    }

    /// <summary>A request for a certificate was refused.</summary>
    internal void NoteRefusal(IPAddress? from, string what)
    {
        Refusals.Note(from);
        if (_refused.Count < MostWaiting)
        {
            _refused.Enqueue(new AuditLine(_clock.GetUtcNow(), "engine", "probe-refused", what));
        }
    }

    /// <summary>Certificates end with their authority, that of the door as well: it is replaced in time.</summary>
    private Explanation? FindEndingAuthority(DateTimeOffset now)
    {
        IReadOnlyList<AuthorityTerm> terms = AuthorityTerm.Of(_desk.Authorities);
        if (terms[^1].EndsSoon(now))
        {
            return Sentences.AuthorityEnds.With(terms[^1].Until.ToUnixTimeMilliseconds());
        }

        if (!terms[0].EndsSoon(now))
        {
            return null;
        }

        IReadOnlyList<string> behind = _desk.FindBehind();
        Explanation ends = Sentences.ReplacedAuthorityEnds.With(terms[0].Until.ToUnixTimeMilliseconds());
        return behind.Count == 0 ? ends : ends.And(Sentences.ProbesNotChangedOver.With(behind.Count, string.Join(", ", behind.Take(MostNamed))));
    }

    private async Task WriteDownAsync()
    {
        _desk.WriteShown();
        AuditLine[] refused = [.. _refused];
        IReadOnlyList<AuditLine> noted = _desk.Register.Book?.Audit ?? [];
        if (refused.Length + noted.Count == 0)
        {
            return;
        }

        await _audit.AppendAsync([.. noted, .. refused], CancellationToken.None);
        for (int i = 0; i < refused.Length; i++)
        {
            _refused.TryDequeue(out _);
        }

        if (noted.Count > 0)
        {
            HashSet<AuditLine> durable = [.. noted];
            _desk.Register.Change(book => (book with { Audit = [.. book.Audit.Where(l => !durable.Contains(l))] }, 0));
        }
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
}
