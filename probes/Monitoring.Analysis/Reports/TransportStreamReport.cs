using Monitoring.Analysis.Network;

namespace Monitoring.Analysis.Reports;

/// <summary>All that was found in a transport stream. Null means not known.</summary>
public record TransportStreamReport(
    long Packets,
    long Bytes,
    int? PacketSize,
    double? DurationSeconds,
    long? Bitrate,
    string? BitrateSource,
    int? TransportStreamId,
    int? OriginalNetworkId,
    string? NetworkName,
    SyncReport Sync,
    IReadOnlyList<PidReport> Pids,
    IReadOnlyList<ServiceReport> Services,
    IReadOnlyList<TableReport> Tables,
    IReadOnlyList<SectionErrorReport> SectionErrors,
    IReadOnlyList<CheckReport> Checks,
    string Verdict,
    NetworkTimeReport? NetworkTime,
    IReadOnlyList<EpgReport> Epg,
    DtmbReport Dtmb,
    IReadOnlyList<BufferReport> Buffers,
    IReadOnlyList<PcrReport> Pcr)
{
    public const string Clean = "ok";

    public const string Faulty = "fault";

    /// <summary>Against its template; null where there is none.</summary>
    public TemplateReport? Template { get; init; }

    /// <summary>What RTP says of the way; null where the stream did not come in RTP.</summary>
    public RtpReport? Rtp { get; init; }

    /// <summary>network where RTP packets are missing, source where the stream is damaged and its RTP is whole; null where nothing tells.</summary>
    public string? DamagedBy { get; init; }

    /// <summary>The limits it was judged by.</summary>
    public ProfileReport? Profile { get; init; }

    /// <summary>What changed while it was looked at.</summary>
    public ChangesReport Events { get; init; } = new([], 0);

    /// <summary>SAE, SDE and SIE.</summary>
    public ServiceAvailabilityReport? ServiceAvailability { get; init; }

    /// <summary>The clock of packets of 192 bytes; null where packets have none, or where it was not looked at.</summary>
    public ArrivalStampReport? ArrivalStamps { get; init; }

    /// <summary>PIDs that carry another multiplex.</summary>
    public IReadOnlyList<CarrierReport> Carriers { get; init; } = [];

    /// <summary>What is no fault and yet worth knowing.</summary>
    public IReadOnlyList<InformationReport> Information { get; init; } = [];

    /// <summary>No fault, and no PAT either: nothing says what should be there, and that is not "ok".</summary>
    public const string NotJudged = "notMeasured";
}
