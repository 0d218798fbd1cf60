using Monitoring.Alerting;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wording;
using Monitoring.Engine.Access;
using Monitoring.Engine.Diagnostics;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite;

namespace Monitoring.Engine.Partition;

/// <summary>
/// The engine about itself: whether its store can be written and read, keeps house, is whole and is backed up, its disk has space and its
/// certificates are in order.
/// </summary>
internal sealed class SelfCheck
{
    private const double LowShare = 0.05;
    private const double FineShare = 0.07;
    private const int MostNamed = 3;

    private static readonly EntityId Engine = EntityId.ForProbe(AlarmBook.EngineName);
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HeldUpAfter = TimeSpan.FromSeconds(10);

    private readonly AlarmBook _book;
    private readonly string _folder;
    private readonly EnrolmentWatch _enrolment;
    private readonly SelfWatches _watches;
    private readonly HashSet<IndicatorId> _standing;
    private string? _whyFailing;
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    public SelfCheck(AlarmBook book, PartitionContext context)
    {
        _book = book;
        _folder = context.Folder;
        _enrolment = context.Enrolment;
        _watches = context.Watches;
        _standing = [.. Catalogue.Engine.Select(i => i.Id).Where(id => _book.Find(new AlarmKey(Engine, id)) is { Active: true })];
    }

    /// <summary>Judges what is known now.</summary>
    /// <param name="store">Why the store cannot be written, and since when; null while it can.</param>
    /// <param name="unread">Why the next batch cannot be read, and since when; null while it can.</param>
    /// <param name="now">The time.</param>
    public void Advance(StoreOutage? store, StoreOutage? unread, DateTimeOffset now)
    {
        JudgeStore(store?.Why, now);
        JudgeReading(store is not null, unread, now);
        Judge(Catalogue.UpkeepLate, _watches.Upkeep.Find(store is not null), now);
        if ((now - _lookedAt).Duration() >= LookInterval)
        {
            _lookedAt = now;
            LookForDamage(now);
            JudgeSpace(now);
            Judge(Catalogue.CertificateExpiring, _enrolment.FindExpiring(), now);
            if (_watches.Backups is not { IsKnown: false })
            {
                Judge(Catalogue.BackupLate, _watches.Backups?.Find(), now);
            }
        }

        Judge(Catalogue.EnrolmentRefused, _enrolment.FindRefusals(), now);
    }

    /// <summary>One cause is one alarm: where it becomes another while the store stays away, the text of the alarm follows.</summary>
    private void JudgeStore(Explanation? why, DateTimeOffset now)
    {
        bool changed = why is not null && why.Text != _whyFailing && _standing.Contains(Catalogue.StoreFailure.Id);
        Judge(Catalogue.StoreFailure, why, now);
        if (changed)
        {
            Report(Catalogue.StoreFailure, raise: true, why!, now);
        }

        _whyFailing = why?.Text;
    }

    /// <summary>What cannot be written either is told as that.</summary>
    private void JudgeReading(bool isAway, StoreOutage? unread, DateTimeOffset now)
    {
        if (isAway)
        {
            _watches.Reading.Excuse();
        }

        bool isHeldUp = !isAway && unread is not null && now - unread.Since > HeldUpAfter;
        if (isHeldUp || _watches.Reading.IsKnown)
        {
            Judge(
                Catalogue.StoreUnreadable,
                isHeldUp ? Sentences.BatchUnreadable.With(unread!.Since.ToUnixTimeMilliseconds()).And(unread.Why) : _watches.Reading.Problem, now);
        }
    }

    /// <summary>Raises and clears at the edges.</summary>
    /// <param name="indicator">Of what.</param>
    /// <param name="problem">What is wrong; null where nothing is.</param>
    /// <param name="now">The time.</param>
    /// <param name="fine">What to say where nothing is wrong any more.</param>
    private void Judge(Indicator indicator, Explanation? problem, DateTimeOffset now, Explanation? fine = null)
    {
        bool isWrong = problem is not null;
        if (isWrong ? _standing.Add(indicator.Id) : _standing.Remove(indicator.Id))
        {
            Report(indicator, isWrong, problem ?? fine ?? Explanation.None, now);
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

        string named = $"{string.Join(", ", files.Take(MostNamed))}{(files.Length > MostNamed ? ", …" : string.Empty)}";
        Judge(Catalogue.StoreDamage, files.Length > 0 ? Sentences.FilesDamaged.With(named) : null, now, Sentences.DamagedFilesGone.With());
    }

    private void JudgeSpace(DateTimeOffset now)
    {
        if (FreeShare() is double share)
        {
            bool isLow = share < (_standing.Contains(Catalogue.DiskSpaceLow.Id) ? FineShare : LowShare);
            Explanation said = Sentences.DiskLow.With(share * 100, _folder, LowShare * 100);
            Judge(Catalogue.DiskSpaceLow, isLow ? said : null, now, said);
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
