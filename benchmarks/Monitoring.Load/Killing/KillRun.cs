using System.Diagnostics;
using Monitoring.Load.Checking;
using Monitoring.Load.Plan;
using Monitoring.Load.Sending;
using Monitoring.Storage;

namespace Monitoring.Load.Killing;

/// <summary>
/// A load on an engine that is killed, it or its database, in phases and at moments drawn from the seed, and started again. Senders go on all
/// the while and try again what nobody acknowledged. In the end everything that was acknowledged has to be there once and unchanged, and nothing
/// that was never sent.
/// </summary>
/// <param name="plan">The load.</param>
/// <param name="program">The engine's program.</param>
/// <param name="pause">What a probe waits before each batch, so that the load lasts.</param>
/// <param name="inDatabase">The store is in a PostgreSQL of the run's own, which is killed as well.</param>
internal sealed class KillRun(LoadPlan plan, string program, TimeSpan pause, bool inDatabase)
{
    private const double LongestWork = 300;
    private const double LongestAway = 300;

    private static readonly TimeSpan PhaseLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(40);

    private readonly KillTally _tally = new();
    private LoadSender _sender = null!;
    private OldDays _old = null!;

    // As long as these last, as far as is known: a moment within is a share of it.
    private TimeSpan _opening = TimeSpan.FromMilliseconds(400);
    private TimeSpan _draining = TimeSpan.FromMilliseconds(400);

    public long Batches => _sender.Batches;

    public long Duplicates => _sender.Duplicates;

    /// <summary>Kills by phase.</summary>
    public KillTally Tally => _tally;

    /// <summary>Does it all in a folder that is deleted afterwards.</summary>
    /// <exception cref="LoadException">The engine did not start again or did not go on, or refused a batch.</exception>
    public async Task<Findings> RunAsync(int kills, Action<string> progress, CancellationToken stop)
    {
        using KillGround ground = new(program, inDatabase);
        Account account = new(plan);
        SendOptions options = new(ground.Engine.Ingest, IsRealTime: false, IsCompressed: false, TimeSpan.FromMinutes(2), pause);
        using LoadSender sender = _sender = new(plan, options, account);
        using OldDays old = _old = new(plan, options);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task sending = sender.RunAsync(end.Token);
        for (int kill = 0; kill < kills; kill++)
        {
            var moment = KillMoment.Draw(plan.Seed, kill, inDatabase);
            await KillAsync(ground, moment, stop);
            if (sending.IsCompleted)
            {
                await sending;
                throw new LoadException($"everything was sent after {kill + 1} kills: --seconds must be greater");
            }

            progress(FormattableString.Invariant($"{kill + 1,4} of {kills} kills, {sender.Batches,7} batches, last: {moment.Phase} {moment.Victim,-20}"));
        }

        await ground.Engine.StartAsync(stop);
        await end.CancelAsync();
        try
        {
            await sending;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The load was only there to be interrupted.
        }

        return await CheckAsync(ground, account, progress, stop);
    }

    private async Task<Findings> CheckAsync(KillGround ground, Account account, Action<string> progress, CancellationToken stop)
    {
        Findings again = new();
        await _old.SendAgainAsync(again, stop);
        ground.Engine.Stop();
        await using IStore store = await ground.OpenAsync(stop);
        Findings findings = await AccountCheck.RunAsync(
            account, store.Measurements, everyNth: 1, (done, all) => progress(FormattableString.Invariant($"{done} of {all} services checked{string.Empty,40}")),
            stop, withRollUps: true);
        findings.Extra += again.Extra;
        findings.First ??= again.First;
        await _old.CheckAsync(findings, store.Measurements, stop);
        if (await store.Alarms.VerifyChainAsync(stop) is { Intact: false } chain)
        {
            findings.Different++;
            findings.First ??= FormattableString.Invariant($"the alarm history does not follow from itself at line {chain.BrokenAt}");
        }

        return findings;
    }

    private async Task KillAsync(KillGround ground, KillMoment moment, CancellationToken stop)
    {
        if (moment.Phase == KillPhase.Retire)
        {
            _old.MayGo();
        }

        ground.Engine.Begin(SettingsOf(moment.Phase));
        if (moment.Phase == KillPhase.Start)
        {
            await UntilAsync(() => ground.HasBegunWithStore() || ground.Engine.HasEnded, RecoveryLimit, stop);
            await PauseAsync(_opening * moment.Within, stop);
            await StrikeAsync(ground, moment, () => !ground.Engine.SaidStarted, stop);
            return;
        }

        if (moment.Phase == KillPhase.Retire && moment.Within < 0.7)
        {
            // Between the first day that goes and the last.
            _ = await WithinAsync(() => ground.Engine.SaidDeleted > 0, stop);
            await StrikeAsync(ground, moment, () => ground.Engine.SaidDeleted is > 0 and < OldDays.Days, stop);
            return;
        }

        await WorkAsync(ground, moment, stop);
        switch (moment.Phase)
        {
            case KillPhase.Backup:
                await BackupAsync(ground, moment, stop);
                break;
            case KillPhase.Drain:
                await DrainAsync(ground, moment, stop);
                break;
            default:
                bool isIn = await ReachAsync(ground.Engine, moment, stop);
                await StrikeAsync(ground, moment, () => isIn && ground.Engine.SaidDeleted < OldDays.Days, stop);
                break;
        }
    }

    /// <summary>Waits until the engine takes batches, has it take some, and those of old days where they are kept.</summary>
    private async Task WorkAsync(KillGround ground, KillMoment moment, CancellationToken stop)
    {
        long begun = 0;
        Task opened = UntilAsync(() => ground.HasBegunWithStore() || ground.Engine.HasEnded, RecoveryLimit, stop)
            .ContinueWith(_ => begun = Stopwatch.GetTimestamp(), stop, TaskContinuationOptions.None, TaskScheduler.Default);
        await ground.Engine.ReadyAsync(stop);
        await opened;
        _opening = Smooth(_opening, Stopwatch.GetElapsedTime(begun));
        if (moment.Phase == KillPhase.Retire)
        {
            return;
        }

        await _old.SendAsync(stop);
        await PauseAsync(TimeSpan.FromMilliseconds(LongestWork * moment.Before), stop);
    }

    /// <summary>Waits until the engine says that it does what is wanted, and into that for a moment; tells whether it still said so at the end.</summary>
    private static async Task<bool> ReachAsync(EngineProcess engine, KillMoment moment, CancellationToken stop)
    {
        string[] wanted = moment.Phase switch
        {
            KillPhase.Commit => ["commit"],
            KillPhase.Seal => ["seal", "clear"],
            KillPhase.Summarise => ["summarise"],
            _ => ["keep", "retire"],
        };
        bool isIn = await WithinAsync(() => engine.BusyWithAsync(stop).GetAwaiter().GetResult().Overlaps(wanted), stop);

        // A few hundred microseconds in some kills, none in others: what is done lasts milliseconds.
        Thread.SpinWait((int)(moment.Within * 20_000));
        return isIn;
    }

    private static async Task<bool> WithinAsync(Func<bool> happens, CancellationToken stop)
    {
        long begun = Stopwatch.GetTimestamp();
        while (!happens())
        {
            if (Stopwatch.GetElapsedTime(begun) > PhaseLimit)
            {
                return false;
            }

            await Task.Yield();
            stop.ThrowIfCancellationRequested();
        }

        return true;
    }

    private async Task BackupAsync(KillGround ground, KillMoment moment, CancellationToken stop)
    {
        using Process backup = ground.BeginBackup(out string folder);
        try
        {
            await UntilAsync(() => ground.HasBegunToCopy(folder) || backup.HasExited, RecoveryLimit, stop);
            await PauseAsync(TimeSpan.FromMilliseconds(200 * moment.Within), stop);
            bool isIn = !backup.HasExited;
            if (moment.Victim.HasFlag(KillVictim.Backup))
            {
                backup.Kill();
            }

            await StrikeAsync(ground, moment, () => isIn, stop);
            await UntilAsync(() => backup.HasExited, RecoveryLimit, stop);
            await ground.CheckBackupAsync(folder, backup.ExitCode == 0, stop);
            _tally.Backups += backup.ExitCode == 0 ? 1 : 0;
        }
        finally
        {
            if (!backup.HasExited)
            {
                backup.Kill();
            }
        }
    }

    private async Task DrainAsync(KillGround ground, KillMoment moment, CancellationToken stop)
    {
        long refused = _sender.Refused;
        long told = Stopwatch.GetTimestamp();
        ground.Engine.Terminate();
        TimeSpan wait = _draining * 1.1 * moment.Within;
        while (!ground.Engine.HasEnded && Stopwatch.GetElapsedTime(told) < wait)
        {
            await Task.Delay(1, stop);
        }

        if (ground.Engine.HasEnded)
        {
            _draining = Smooth(_draining, Stopwatch.GetElapsedTime(told));
        }

        bool isRunning = !ground.Engine.HasEnded;
        await StrikeAsync(ground, moment, () => isRunning && (ground.Engine.SaidStopping || _sender.Refused > refused), stop);
    }

    /// <summary>The kill itself, and what follows by itself: a database that comes back, an engine that goes on with it.</summary>
    private async Task StrikeAsync(KillGround ground, KillMoment moment, Func<bool> wasIn, CancellationToken stop)
    {
        if (moment.Victim.HasFlag(KillVictim.Engine) && !ground.Engine.HasEnded)
        {
            ground.Engine.Kill();
        }

        if (moment.Victim.HasFlag(KillVictim.Database))
        {
            ground.Server!.Kill();
        }

        _tally.Add(moment, wasIn());
        if (moment.Victim.HasFlag(KillVictim.Database))
        {
            await PauseAsync(TimeSpan.FromMilliseconds(LongestAway * moment.Before), stop);
            ground.Server!.Start();
        }

        if (!moment.Victim.HasFlag(KillVictim.Engine))
        {
            await GoesOnAsync(ground, moment, stop);
        }
    }

    /// <summary>An engine that was not killed takes batches again by itself and stops when told to; one that had not started may end with a line.</summary>
    private async Task GoesOnAsync(KillGround ground, KillMoment moment, CancellationToken stop)
    {
        EngineProcess engine = ground.Engine;
        if (moment.Phase == KillPhase.Drain)
        {
            _ = engine.WaitForEnd();
            return;
        }

        if (!engine.SaidStarted)
        {
            bool isReady = false;
            long begun = Stopwatch.GetTimestamp();
            while (!engine.HasEnded && !(isReady = await engine.IsReadyAsync(stop)))
            {
                LimitIsKept(begun, engine, "is neither ready nor ended");
                await Task.Delay(20, stop);
            }

            if (!isReady)
            {
                _ = engine.WaitForEnd();
                if (engine.Said().Contains("Unhandled exception", StringComparison.Ordinal))
                {
                    throw new LoadException($"the engine did not end with a line of its own: {engine.Said()}");
                }

                return;
            }
        }

        long before = _sender.Batches;
        long since = Stopwatch.GetTimestamp();
        while (_sender.Batches < before + plan.Probes + 1)
        {
            LimitIsKept(since, engine, "takes no batches");
            await Task.Delay(10, stop);
        }

        long told = Stopwatch.GetTimestamp();
        engine.Stop();
        _draining = Smooth(_draining, Stopwatch.GetElapsedTime(told));
    }

    private static void LimitIsKept(long since, EngineProcess engine, string otherwise)
    {
        if (engine.HasEnded || Stopwatch.GetElapsedTime(since) > RecoveryLimit)
        {
            throw new LoadException($"the engine {otherwise} after its database came back: {engine.Said()}");
        }
    }

    private static async Task UntilAsync(Func<bool> happens, TimeSpan limit, CancellationToken stop)
    {
        long begun = Stopwatch.GetTimestamp();
        while (!happens())
        {
            if (Stopwatch.GetElapsedTime(begun) > limit)
            {
                throw new LoadException($"nothing happened for {limit.TotalSeconds:0} s");
            }

            await Task.Delay(2, stop);
        }
    }

    private static Task PauseAsync(TimeSpan time, CancellationToken stop) => Task.Delay(time, stop);

    private static TimeSpan Smooth(TimeSpan known, TimeSpan latest) => (known * 0.7) + (latest * 0.3);

    private IReadOnlyList<(string Key, string Value)> SettingsOf(KillPhase phase) => phase switch
    {
        // Everything is due at once, all the time.
        KillPhase.Seal or KillPhase.Summarise => [("upkeep.seconds", "0.02"), ("upkeep.stragglerSeconds", "0")],

        // The first round comes when the engine has begun to answer.
        KillPhase.Retire =>
        [
            ("upkeep.seconds", FormattableString.Invariant($"{(_opening.TotalSeconds * 1.5) + 0.3:0.00}")), ("upkeep.stragglerSeconds", "0"), .. OldDays.Expire,
        ],
        _ => [],
    };
}
