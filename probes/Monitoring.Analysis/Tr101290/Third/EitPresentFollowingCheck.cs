using Monitoring.Analysis.Profiles;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.6.c EIT_PF_error, TR 101 290 §5.2.3: of section 0 and 1 of a present/following sub-table one comes again and again and the other
/// does not, for as long as the limit of the table. A section_number above 1 is an error beyond the guidelines. Where 3.6.a finds the section missing
/// too the condition is that one's.
/// </summary>
internal sealed class EitPresentFollowingCheck
{
    private const int MostPairs = 4096;
    private const long JudgedEvery = 100_000_000;

    private static readonly int EitPid = WellKnownPids.EventInformation.Value;

    private readonly Dictionary<ulong, Pair> _pairs = [];
    private readonly SiContext _context;
    private readonly CheckRecord _record;
    private readonly long _actual;
    private readonly long _other;
    private long _next = AnalysisClock.Unknown;

    public EitPresentFollowingCheck(SiContext context)
    {
        _context = context;
        _record = context.Record(Catalogue.EitPfError);
        _actual = context.Options.Limit(LimitKey.EitActualInterval);
        _other = context.Options.Limit(LimitKey.EitOtherInterval);
        _record.Waiting = () => _pairs.Count > 0 ? null : (VerdictState.NotApplicable, "no EIT present/following came");
    }

    private sealed class Pair(bool isActual, ushort service)
    {
        public bool IsActual => isActual;

        public ushort Service => service;

        public long[] Since { get; } = new long[2];

        /// <summary>When each came last; unknown before.</summary>
        public long[] Seen { get; } = [AnalysisClock.Unknown, AnalysisClock.Unknown];

        /// <summary>How often the other one came since.</summary>
        public int[] Others { get; } = new int[2];

        /// <summary>The section that was missed; -1 for none.</summary>
        public int Missed { get; set; } = -1;
    }

    public void Arm(long now)
    {
        foreach (Pair pair in _pairs.Values)
        {
            pair.Missed = -1;
            Array.Fill(pair.Since, now);
            Array.Fill(pair.Seen, AnalysisClock.Unknown);
            Array.Clear(pair.Others);
        }
    }

    /// <summary>A present/following section.</summary>
    public void OnSection(in SectionHeader header, ulong key, in SectionArrival at)
    {
        if (header.SectionNumber > 1)
        {
            Explanation? why = _context.Findings.WantsExtra(_record) ? Sentences.ThirdSection.With(header.SectionNumber, header.TableIdExtension) : null;
            _context.Findings.Extra(_record, EitPid, why);
            return;
        }

        if (at.Now == AnalysisClock.Unknown || !header.CurrentNextIndicator)
        {
            return;
        }

        if (!_pairs.TryGetValue(key, out Pair? pair))
        {
            if (_pairs.Count == MostPairs)
            {
                return;
            }

            pair = new Pair(header.TableId == TableId.EventPresentFollowingActual, header.TableIdExtension);
            Array.Fill(pair.Since, at.Now);
            _pairs.Add(key, pair);
        }

        pair.Since[header.SectionNumber] = at.Now;
        pair.Seen[header.SectionNumber] = at.Now;
        pair.Others[header.SectionNumber] = 0;
        pair.Others[1 - header.SectionNumber]++;
        if (pair.Missed == header.SectionNumber)
        {
            pair.Missed = -1;
            _context.Findings.Clear(_record, EitPid, [], ConditionReason.Seen);
        }
    }

    public void Judge(long now)
    {
        if (now < _next)
        {
            return;
        }

        _next = now + JudgedEvery;
        foreach (Pair pair in _pairs.Values)
        {
            long limit = pair.IsActual ? _actual : _other;
            if (pair.Missed >= 0)
            {
                if (!IsPresent(pair, 1 - pair.Missed, now, limit))
                {
                    pair.Missed = -1;
                    _context.Findings.Clear(_record, EitPid, [], ConditionReason.Removed);
                }

                continue;
            }

            for (int section = 0; section < 2; section++)
            {
                if (now - pair.Since[section] > limit && pair.Others[section] > 1 && IsPresent(pair, 1 - section, now, limit))
                {
                    Miss(pair, section, limit);
                    break;
                }
            }
        }
    }

    private static bool IsPresent(Pair pair, int section, long now, long limit) =>
        pair.Seen[section] != AnalysisClock.Unknown && now - pair.Seen[section] <= limit;

    private void Miss(Pair pair, int section, long limit)
    {
        pair.Missed = section;
        string table = TableNames.Of(pair.IsActual ? TableId.EventPresentFollowingActual : TableId.EventPresentFollowingOther)!;
        string reason = pair.Seen[section] == AnalysisClock.Unknown ? ConditionReason.NeverSeen : ConditionReason.Absent;
        Explanation why = Sentences.HalfAPair.With(table, pair.Service, 1 - section, section, limit);
        _context.Findings.Raise(_record, EitPid, [], reason, why, quiet: pair.IsActual);
    }
}
