using Monitoring.Analysis.Conditions;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290;

/// <summary>Where every check writes what it found: into the records of the stream and its services, and the conditions.</summary>
internal sealed class Findings(AnalysisClock clock, ConditionBook conditions)
{
    /// <summary>Number of the packet being looked at, from 0; what a detail points to.</summary>
    public long Packet { get; set; }

    /// <summary>Findings beyond the guidelines since the last window.</summary>
    public long WindowExtras { get; set; }

    /// <summary>Findings beyond the guidelines that last.</summary>
    public int HeldExtras { get; set; }

    /// <summary>Arrival of what was looked at then.</summary>
    public long ToReal(long now) => clock.ToReal(now);

    /// <summary>An error of one moment: packet or section.</summary>
    public void Error(CheckRecord check, int pid, ProgramState[] programs, Explanation? why)
    {
        Count(check, pid, programs, why);
        if (!check.IsMirror)
        {
            conditions.Pulse(check.Indicator, ScopeOf(programs), pid, clock.Now, why);
        }
    }

    /// <summary>An error found some time after its packet came: counted where it belongs, and a condition from now on.</summary>
    public void Error(CheckRecord check, int pid, ProgramState[] programs, long now, long packet, Explanation? why)
    {
        Late(check, pid, programs, now, packet, why);
        conditions.Pulse(check.Indicator, ScopeOf(programs), pid, clock.Now, why);
    }

    /// <summary>An error that another check explains: counted, and no fault of this one.</summary>
    public void Explained(CheckRecord check, int pid, Explanation? why) =>
        check.Add(clock.ToReal(clock.Now), Packet, pid, why, explained: true);

    /// <summary>Something expected has not come. It counts once however long it lasts.</summary>
    /// <param name="check">The check.</param>
    /// <param name="pid">The PID it is missing on.</param>
    /// <param name="programs">Programs of the PID.</param>
    /// <param name="reason">A word of <see cref="ConditionReason"/>.</param>
    /// <param name="why">What explains it.</param>
    /// <param name="quiet">Another check raises the condition of this cause.</param>
    public void Raise(CheckRecord check, int pid, ProgramState[] programs, string reason, Explanation why, bool quiet = false)
    {
        Count(check, pid, programs, why);
        Hold(check, pid, programs, reason, why, quiet);
    }

    /// <summary>An error whose condition another check raises.</summary>
    public void Quietly(CheckRecord check, int pid, Explanation? why) => Count(check, pid, [], why);

    /// <summary>A finding beyond the guidelines needs its words: a detail is wanted, or a window has its first.</summary>
    public bool WantsExtra(CheckRecord check) => check.Extras < CheckRecord.MostExtraDetails || WindowExtras == 0;

    /// <summary>
    /// Something wrong beyond what the guidelines list: noted with the check of its table and said to be so, and counted by an indicator of
    /// its own.
    /// </summary>
    public void Extra(CheckRecord check, int pid, Explanation? why)
    {
        Explanation? labelled = why?.And(Sentences.BeyondGuidelines.With());
        check.AddExtra(clock.ToReal(clock.Now), Packet, pid, labelled);
        WindowExtras++;
        conditions.Pulse(Catalogue.BeyondGuidelines, Scope.Stream, pid, clock.Now, labelled);
    }

    /// <summary>What such a finding is about lasts until it is ended.</summary>
    /// <param name="cause">What ends it; below -1, where PIDs and no PID at all are causes of others.</param>
    /// <param name="pid">The PID it was found on.</param>
    /// <param name="why">What explains it.</param>
    public void HoldExtra(int cause, int pid, Explanation why)
    {
        HeldExtras++;
        conditions.Raise(
            Scope.Stream, Catalogue.BeyondGuidelines, cause, new Instant(clock.ToReal(clock.Now)), ConditionReason.Mismatch,
            why.And(Sentences.BeyondGuidelines.With()), [pid]);
    }

    /// <summary>It has ended.</summary>
    public void EndExtra(int cause)
    {
        HeldExtras--;
        conditions.Clear(Scope.Stream, Catalogue.BeyondGuidelines, cause, new Instant(clock.ToReal(clock.Now)), ConditionReason.Quiet);
    }

    /// <summary>An error found some time after its packet came: counted where it belongs.</summary>
    public void Late(CheckRecord check, int pid, ProgramState[] programs, long now, long packet, Explanation? why) =>
        Count(check, pid, programs, why, now, packet);

    /// <summary>What was counted lasts until it is cleared.</summary>
    public void Hold(CheckRecord check, int pid, ProgramState[] programs, string reason, Explanation why, bool quiet = false)
    {
        check.Raised++;
        Move(check, programs, 1);
        if (!check.IsMirror && !quiet)
        {
            conditions.Raise(ScopeOf(programs), check.Indicator, pid, new Instant(clock.ToReal(clock.Now)), reason, why);
        }
    }

    /// <summary>What was raised has ended, and may be back within a moment: its condition waits for a quiet second.</summary>
    public void Settle(CheckRecord check, int pid, ProgramState[] programs)
    {
        check.Raised--;
        Move(check, programs, -1);
        if (!check.IsMirror)
        {
            conditions.Settle(ScopeOf(programs), check.Indicator, pid);
        }
    }

    /// <summary>What was raised has ended.</summary>
    public void Clear(CheckRecord check, int pid, ProgramState[] programs, string reason)
    {
        check.Raised--;
        Move(check, programs, -1);
        if (!check.IsMirror && (!check.IsJoint || check.Raised == 0))
        {
            conditions.Clear(ScopeOf(programs), check.Indicator, pid, new Instant(clock.ToReal(clock.Now)), reason);
        }
    }

    /// <summary>A PID of one service is that service's; one of none or of several is the stream's.</summary>
    public static Scope ScopeOf(ProgramState[] programs) => programs.Length == 1 ? Scope.Service(programs[0].Number) : Scope.Stream;

    /// <summary>Programs of a PID; none for a PID never met.</summary>
    public static ProgramState[] ProgramsOf(PidTable pids, int pid)
    {
        int slot = pids.Find(pid);
        return slot < 0 ? [] : pids[slot].Programs;
    }

    private void Count(CheckRecord check, int pid, ProgramState[] programs, Explanation? why) =>
        Count(check, pid, programs, why, clock.Now, Packet);

    private void Count(CheckRecord check, int pid, ProgramState[] programs, Explanation? why, long now, long packet)
    {
        check.Add(clock.ToReal(now), packet, pid, why);
        if (check.PerService != ServiceCheck.None)
        {
            foreach (ProgramState program in programs)
            {
                program.WindowCounts[(int)check.PerService]++;
            }
        }
    }

    private static void Move(CheckRecord check, ProgramState[] programs, int by)
    {
        if (check.PerService != ServiceCheck.None)
        {
            foreach (ProgramState program in programs)
            {
                program.Raised[(int)check.PerService] += by;
            }
        }
    }
}
