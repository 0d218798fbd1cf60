using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Changes;

/// <summary>
/// What packets of a PID show that no table says: that scrambling begins or ends, and that a PID is still sent which tables named before. A
/// packet without payload is always clear, and some packets of a scrambled PID may be: clear is what was so for a second.
/// </summary>
internal sealed class PidChanges(ChangeLedger ledger, PidTable pids, PidReferences references)
{
    private const long ClearAfter = Instant.NanosecondsPerSecond;
    private const long FewestClear = 8;
    private const string Clear = "clear";
    private const string IsScrambled = "scrambled";

    private Seen[] _seen = [];

    private struct Seen
    {
        public long Packets;
        public long Scrambled;
        public long PacketsWhenClear;
        public long ClearSince;
        public bool? IsScrambled;
        public bool WasUnreferenced;

        /// <summary>Programs that named the PID last; null where no table has.</summary>
        public ProgramState[]? Named;
    }

    public void Judge(long now)
    {
        if (_seen.Length < pids.Count)
        {
            Array.Resize(ref _seen, Math.Max(pids.Count, _seen.Length * 2));
        }

        for (int slot = 0; slot < pids.Count; slot++)
        {
            ref readonly PidState state = ref pids[slot];
            ref Seen seen = ref _seen[slot];
            if (state.Packets != seen.Packets && state.Pid != WellKnownPids.Null.Value)
            {
                JudgeScrambling(state, ref seen, now);
                seen.Packets = state.Packets;
                seen.Scrambled = state.Scrambled;
            }

            JudgeReference(state, ref seen);
        }
    }

    private void JudgeScrambling(in PidState state, ref Seen seen, long now)
    {
        if (state.Scrambled != seen.Scrambled)
        {
            seen.ClearSince = AnalysisClock.Unknown;
            Tell(state, ref seen, isScrambled: true);
        }
        else if (seen.ClearSince is AnalysisClock.Unknown or 0)
        {
            seen.ClearSince = now;
            seen.PacketsWhenClear = seen.Packets;
        }
        else if (now - seen.ClearSince >= ClearAfter && state.Packets - seen.PacketsWhenClear >= FewestClear)
        {
            Tell(state, ref seen, isScrambled: false);
        }
    }

    private void Tell(in PidState state, ref Seen seen, bool isScrambled)
    {
        if (seen.IsScrambled is { } before && before != isScrambled)
        {
            ledger.Add(
                ChangeKind.Scrambling, Findings.ScopeOf(state.Programs), state.Pid, null, before ? IsScrambled : Clear,
                isScrambled ? IsScrambled : Clear);
        }

        seen.IsScrambled = isScrambled;
    }

    private void JudgeReference(in PidState state, ref Seen seen)
    {
        bool isUnreferenced = (state.Flags & PidFlags.Unreferenced) != 0;
        if (isUnreferenced && !seen.WasUnreferenced && seen.Named is { } named)
        {
            string before = named.Length == 0 ? "named by the CAT" : $"part of service {string.Join(", ", named.Select(p => p.Number))}";
            ledger.Add(ChangeKind.Unreferenced, Scope.Stream, state.Pid, null, before, "named by no table");
            seen.Named = null;
        }

        seen.WasUnreferenced = isUnreferenced;
        bool isOfTables = state.Pid <= WellKnownPids.LastReserved.Value;
        if (state.Programs.Length > 0 || (!isOfTables && references.IsEntitlement(state.Pid)))
        {
            seen.Named = state.Programs;
        }
    }
}
