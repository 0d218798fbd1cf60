using System.Globalization;
using Monitoring.Analysis.Tables;
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

    /// <summary>As people name it.</summary>
    public string Describe()
    {
        string name = TableNames.Of(TableId) ?? string.Create(CultureInfo.InvariantCulture, $"table 0x{TableId:X2}");
        string? of = TableId switch
        {
            _ when Version < 0 && !IsPlanned => null,
            Ids.NetworkInformationActual or Ids.NetworkInformationOther => "network",
            Ids.ServiceDescriptionOther => "transport stream",
            Ids.BouquetAssociation => "bouquet",
            >= Ids.EventPresentFollowingActual and <= Ids.EventScheduleLast => "service",
            _ => null,
        };
        return of is null ? name : string.Create(CultureInfo.InvariantCulture, $"{name} of {of} {Extension}");
    }

    /// <summary>What is known of one section.</summary>
    internal struct SectionMark
    {
        public long Since;
        public bool IsArmed;
        public bool WasSeen;
        public bool IsRaised;
    }
}
