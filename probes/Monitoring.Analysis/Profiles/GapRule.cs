namespace Monitoring.Analysis.Profiles;

/// <summary>Between which sections of a PID the shortest distance is kept.</summary>
public enum GapRule
{
    /// <summary>Those of one sub-table, EN 300 468 §5.1.4: the same table_id and table_id_extension.</summary>
    SubTable,

    /// <summary>Any two of one table_id, as TR 101 290 words it.</summary>
    TableId,
}
