using System.Numerics;
using Monitoring.Analysis.Timing;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tables;

/// <summary>What came of one table: PID, table_id, table_id_extension.</summary>
internal sealed class TableRecord(ushort pid, in SectionHeader header)
{
    /// <summary>Sections with higher numbers are counted and not timed.</summary>
    private const int MostTimed = 32;

    private readonly ulong[] _numbers = new ulong[4];
    private long[] _lastAt = [];
    private uint _versions;

    public ushort Pid => pid;

    public byte TableId { get; } = header.TableId;

    public ushort? Extension { get; } = header.SectionSyntaxIndicator ? header.TableIdExtension : null;

    public bool IsCurrent { get; } = header.CurrentNextIndicator;

    public long Received { get; private set; }

    public int Sections => _numbers.Sum(BitOperations.PopCount);

    /// <summary>Shortest and longest time between two of the same section_number; null before there were two.</summary>
    public long? MinInterval { get; private set; }

    public long? MaxInterval { get; private set; }

    public IReadOnlyList<int> Versions => [.. Enumerable.Range(0, 32).Where(v => (_versions & (1u << v)) != 0)];

    public void Add(in SectionHeader header, long now)
    {
        Received++;
        _versions |= 1u << header.VersionNumber;
        _numbers[header.SectionNumber >> 6] |= 1UL << (header.SectionNumber & 63);
        if (header.SectionNumber >= MostTimed || now == AnalysisClock.Unknown)
        {
            return;
        }

        if (_lastAt.Length <= header.SectionNumber)
        {
            int known = _lastAt.Length;
            Array.Resize(ref _lastAt, Math.Min(MostTimed, Math.Max(header.SectionNumber, header.LastSectionNumber) + 1));
            Array.Fill(_lastAt, AnalysisClock.Unknown, known, _lastAt.Length - known);
        }

        ref long last = ref _lastAt[header.SectionNumber];
        if (last != AnalysisClock.Unknown)
        {
            MinInterval = Math.Min(MinInterval ?? long.MaxValue, now - last);
            MaxInterval = Math.Max(MaxInterval ?? 0, now - last);
        }

        last = now;
    }
}
