namespace Monitoring.Streams.TransportStream;

/// <summary>PIDs that the standards assign: ISO/IEC 13818-1 table 2-3 and EN 300 468 table 1.</summary>
public static class WellKnownPids
{
    /// <summary>Program association table.</summary>
    public static readonly Pid ProgramAssociation = new(0x0000);

    /// <summary>Conditional access table.</summary>
    public static readonly Pid ConditionalAccess = new(0x0001);

    /// <summary>Transport stream description table.</summary>
    public static readonly Pid TransportStreamDescription = new(0x0002);

    /// <summary>Network information table, stuffing table.</summary>
    public static readonly Pid NetworkInformation = new(0x0010);

    /// <summary>Service description table, bouquet association table, stuffing table.</summary>
    public static readonly Pid ServiceDescription = new(0x0011);

    /// <summary>Event information table, stuffing table.</summary>
    public static readonly Pid EventInformation = new(0x0012);

    /// <summary>Running status table, stuffing table.</summary>
    public static readonly Pid RunningStatus = new(0x0013);

    /// <summary>Time and date table, time offset table, stuffing table.</summary>
    public static readonly Pid TimeAndDate = new(0x0014);

    /// <summary>The last PID set aside for tables of the standards.</summary>
    public static readonly Pid LastReserved = new(0x001F);

    /// <summary>Null packets. As PCR_PID it means that the program has no PCR.</summary>
    public static readonly Pid Null = new(0x1FFF);
}
