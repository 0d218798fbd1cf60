using System.Globalization;
using Monitoring.Analysis.Tables;
using Monitoring.Contracts.Wording;
using Ids = Monitoring.Streams.Sections.TableId;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>One sub-table: which of its sections are waited for, and when each came last.</summary>
internal sealed class SubTable(byte tableId, ushort extension)
{
    private SectionGap _gap;

    public byte TableId => tableId;

    public ushort Extension { get; set; } = extension;

    public int Version { get; set; } = -1;

    /// <summary>How many sections from 0 on have to come.</summary>
    public int Expected { get; set; } = -1;

    /// <summary>It is announced, and has to come for as long as it is; otherwise it is given up some day.</summary>
    public bool IsPlanned { get; set; }

    /// <summary>The first moment something may be overdue.</summary>
    public long Due { get; set; } = long.MaxValue;

    /// <summary>By section_number.</summary>
    public SectionMark[] Marks { get; private set; } = [];

    public ref SectionGap Gap => ref _gap;

    public void Reserve(int sections)
    {
        if (Marks.Length < sections)
        {
            var more = new SectionMark[sections];
            Marks.CopyTo(more, 0);
            Marks = more;
        }
    }

    /// <summary>A section of it has not come.</summary>
    public Explanation Absence(int section, long limit) =>
        Of is { } of ? Sentences.SectionAbsentOf.With(section, Name, of, Extension, limit) : Sentences.SectionAbsent.With(section, Name, limit);

    /// <summary>Two sections of it came within less than allowed.</summary>
    public Explanation TooClose(long gap, long least) =>
        Of is { } of ? Sentences.SectionsTooCloseOf.With(Name, of, Extension, gap, least) : Sentences.SectionsTooClose.With(Name, gap, least);

    private string Name => TableNames.Of(TableId) ?? string.Create(CultureInfo.InvariantCulture, $"table 0x{TableId:X2}");

    /// <summary>What its extension is the number of; null where it says nothing.</summary>
    private Sentence? Of => TableId switch
    {
        _ when Version < 0 && !IsPlanned => null,
        Ids.NetworkInformationActual or Ids.NetworkInformationOther => Sentences.OfNetwork,
        Ids.ServiceDescriptionOther => Sentences.OfStream,
        Ids.BouquetAssociation => Sentences.OfBouquet,
        >= Ids.EventPresentFollowingActual and <= Ids.EventScheduleLast => Sentences.OfService,
        _ => null,
    };

    /// <summary>What is known of one section.</summary>
    internal struct SectionMark
    {
        public long Since;
        public bool IsArmed;
        public bool WasSeen;
        public bool IsRaised;
    }
}
