using Monitoring.Alerting;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wording;
using Monitoring.Engine.Access;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite;

namespace Monitoring.Engine.Partition;

/// <summary>The engine about itself: whether its store can be written and is whole, its disk has space and its certificates are in order.</summary>
internal sealed class SelfCheck
{
    private const double LowShare = 0.05;
    private const double FineShare = 0.07;
    private const int MostNamed = 3;

    private static readonly EntityId Engine = EntityId.ForProbe(AlarmBook.EngineName);
    private static readonly TimeSpan DiskInterval = TimeSpan.FromSeconds(10);

    private readonly AlarmBook _book;
    private readonly string _folder;
    private readonly EnrolmentWatch _enrolment;
    private bool _failing;
    private string? _whyFailing;
    private bool _low;
    private bool _damaged;
    private bool _expiring;
    private bool _refusing;
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    public SelfCheck(AlarmBook book, string folder, EnrolmentWatch enrolment)
    {
        _enrolment = enrolment;
        _book = book;
        _folder = folder;
        _failing = _book.Find(new AlarmKey(Engine, Catalogue.StoreFailure.Id)) is { Active: true };
        _damaged = _book.Find(new AlarmKey(Engine, Catalogue.StoreDamage.Id)) is { Active: true };
        _low = _book.Find(new AlarmKey(Engine, Catalogue.DiskSpaceLow.Id)) is { Active: true };
        _expiring = _book.Find(new AlarmKey(Engine, Catalogue.CertificateExpiring.Id)) is { Active: true };
        _refusing = _book.Find(new AlarmKey(Engine, Catalogue.EnrolmentRefused.Id)) is { Active: true };
    }

    public void Advance(StoreOutage? store, DateTimeOffset now)
    {
        JudgeStore(store?.Why, now);
        if ((now - _lookedAt).Duration() >= DiskInterval)
        {
            _lookedAt = now;
            LookForDamage(now);
            double? share = FreeShare();
            if (share is not null && share < (_low ? FineShare : LowShare) != _low)
            {
                _low = !_low;
                Report(Catalogue.DiskSpaceLow, _low, Sentences.DiskLow.With(share.Value * 100, _folder, LowShare * 100), now);
            }

            Judge(Catalogue.CertificateExpiring, ref _expiring, _enrolment.FindExpiring(), now);
        }

        Judge(Catalogue.EnrolmentRefused, ref _refusing, _enrolment.FindRefusals(), now);
    }

    /// <summary>One cause is one alarm: where it becomes another while the store stays away, the text of the alarm follows.</summary>
    private void JudgeStore(Explanation? why, DateTimeOffset now)
    {
        bool changed = _failing && why is not null && why.Text != _whyFailing;
        Judge(Catalogue.StoreFailure, ref _failing, why, now);
        if (changed)
        {
            Report(Catalogue.StoreFailure, raise: true, why!, now);
        }

        _whyFailing = why?.Text;
    }

    private void Judge(Indicator indicator, ref bool wrong, Explanation? problem, DateTimeOffset now)
    {
        if (problem is not null != wrong)
        {
            wrong = !wrong;
            Report(indicator, wrong, problem ?? Explanation.None, now);
        }
    }

    /// <summary>The alarm lasts as long as a file that was moved aside lies there: somebody is to look at it, and to take it away.</summary>
    private void LookForDamage(DateTimeOffset now)
    {
        string[] files;
        try
        {
            files = [.. QuarantinedFiles.In(_folder).Select(path => Path.GetFileName(path))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return; // not known: the alarm stays as it is
        }

        if (files.Length > 0 != _damaged)
        {
            _damaged = !_damaged;
            Explanation why = _damaged
                ? Sentences.FilesDamaged.With($"{string.Join(", ", files.Take(MostNamed))}{(files.Length > MostNamed ? ", …" : string.Empty)}")
                : Sentences.DamagedFilesGone.With();
            Report(Catalogue.StoreDamage, _damaged, why, now);
        }
    }

    /// <summary>Null when the system does not tell: the store's own failures then speak.</summary>
    private double? FreeShare()
    {
        try
        {
            var drive = new DriveInfo(_folder);
            return drive.TotalSize == 0 ? null : (double)drive.AvailableFreeSpace / drive.TotalSize;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private void Report(Indicator indicator, bool raise, Explanation why, DateTimeOffset now) =>
        _book.Apply(
            new ConditionSignal(Engine, indicator.Id, raise, Id: 1, now, TimeSpan.Zero, new Evidence(string.Empty, "unknown", why, [])), now);
}
