using System.Collections.Frozen;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Profiles;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290.Third;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290;

/// <summary>
/// Beyond the guidelines: a PAT, CAT, PMT or table of EN 300 468 on a PID that is not its own. What comes on the PIDs of the standards is
/// judged by their own checks. On a PID no table names, one is looked for where a payload starts as one does, from half a second on after
/// the first: PAT and PMT may be on their way. Such a PID is given up when its first section is broken, and no more than 64 are looked
/// at, so that one without tables costs nothing. Without time to judge by nothing is said of them.
/// </summary>
internal sealed class ForeignTableCheck(CheckBook book, Findings findings, AnalysisClock clock, PidTable pids, ServiceDirectory directory, AnalysisOptions options)
{
    private const int MostPids = 64;
    private const int LongestTable = 1021;

    /// <summary>UTC_time of a TDT and of a TOT; an entry of an RST. The two without CRC_32 have to fit exactly.</summary>
    private const int TimeLength = 5;
    private const int RunningStatusLength = 9;

    private readonly FrozenSet<int> _private = options.Profile.PrivatePids.ToFrozenSet();
    private readonly long _limit = options.Limit(LimitKey.UnreferencedPid);
    private int _left = MostPids;

    /// <summary>A payload of a PID that is named neither for tables nor for an elementary stream.</summary>
    public void OnPayload(ref PidState state, ReadOnlySpan<byte> payload, bool starts)
    {
        if (state.Foreign is null)
        {
            if (!starts || (state.Flags & PidFlags.HasNoTables) != 0 || !LooksLikeTable(payload) || _left == 0)
            {
                return;
            }

            _left--;
            state.Foreign = new ForeignSections(state.Pid, clock.Now, this);
        }

        if (!state.Foreign.Push(payload, starts))
        {
            state.Foreign = null;
            state.Flags |= PidFlags.HasNoTables;
        }
    }

    /// <summary>A section whose CRC_32 is right.</summary>
    /// <param name="pid">The PID it came on.</param>
    /// <param name="tableId">Its table_id.</param>
    /// <param name="since">Since when the PID, which no table names, is looked at; null for one that is named.</param>
    public void OnSection(ushort pid, byte tableId, long? since)
    {
        if (!HasOwnPid(tableId) || IsOwn(pid, tableId) || _private.Contains(pid) || book[SiChecks.CheckOf(tableId)!] is not { Unjudged: null } record)
        {
            return;
        }

        bool isSettled = since is not { } first
            || (clock.IsKnown && first != AnalysisClock.Unknown && clock.Now - first > _limit && (tableId != TableId.ProgramMap || directory.HasPat));
        if (isSettled)
        {
            findings.Extra(record, pid, findings.WantsExtra(record) ? Sentences.ForeignTable.With(TableNames.Of(tableId)!, pid) : null);
        }
    }

    private bool IsOwn(ushort pid, byte tableId) =>
        pid <= WellKnownPids.LastReserved.Value
        || (tableId is TableId.NetworkInformationActual or TableId.NetworkInformationOther && pid == directory.NetworkPid)
        || (tableId == TableId.ProgramMap && IsMapPid(pid));

    private bool IsMapPid(ushort pid)
    {
        foreach (ProgramState program in Findings.ProgramsOf(pids, pid))
        {
            if (program.PmtPid == pid)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOwnPid(byte tableId) => tableId switch
    {
        TableId.ProgramAssociation or TableId.ConditionalAccess or TableId.ProgramMap => true,
        TableId.NetworkInformationActual or TableId.NetworkInformationOther => true,
        TableId.ServiceDescriptionActual or TableId.ServiceDescriptionOther or TableId.BouquetAssociation => true,
        >= TableId.EventPresentFollowingActual and <= TableId.EventScheduleLast => true,
        TableId.TimeAndDate or TableId.RunningStatus or TableId.TimeOffset => true,
        _ => false,
    };

    /// <summary>pointer_field, then table_id, section_syntax_indicator and section_length as one of these tables has them.</summary>
    private static bool LooksLikeTable(ReadOnlySpan<byte> payload)
    {
        int at = payload.IsEmpty ? int.MaxValue : 1 + payload[0];
        if (at > payload.Length - SectionLimits.HeaderSize || !HasOwnPid(payload[at]))
        {
            return false;
        }

        int length = ((payload[at + 1] & 0x0F) << 8) | payload[at + 2];
        bool isLong = (payload[at + 1] & 0x80) != 0;
        return payload[at] switch
        {
            TableId.TimeAndDate => !isLong && length == TimeLength,
            TableId.RunningStatus => !isLong && length > 0 && length % RunningStatusLength == 0,
            TableId.TimeOffset => !isLong && length > TimeLength,
            >= TableId.EventPresentFollowingActual and <= TableId.EventScheduleLast => isLong && length <= SectionLimits.LongestLength,
            _ => isLong && length <= LongestTable,
        };
    }
}
