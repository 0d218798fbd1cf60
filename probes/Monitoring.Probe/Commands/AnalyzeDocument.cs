using System.Text.Encodings.Web;
using System.Text.Json;
using Monitoring.Analysis.Reports;

namespace Monitoring.Probe.Commands;

/// <summary>
/// The JSON document <c>monitoring.analysis/1</c>, a public and versioned contract: camelCase, absent means not known, and the same bytes
/// for the same input.
/// </summary>
public sealed record AnalyzeDocument(
    string Schema,
    string Input,
    string Kind,
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
    string Verdict)
{
    public const string CurrentSchema = "monitoring.analysis/1";

    private const string TransportStreamKind = "transportStream";

    /// <summary>Names in Chinese stay readable; the document is never put into a web page as it is.</summary>
    private static readonly AnalyzeJsonContext Json =
        new(new JsonSerializerOptions(AnalyzeJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static AnalyzeDocument From(string input, TransportStreamReport report) =>
        new(
            CurrentSchema, input, TransportStreamKind, report.Packets, report.Bytes, report.PacketSize, report.DurationSeconds,
            report.Bitrate, report.BitrateSource, report.TransportStreamId, report.OriginalNetworkId, report.NetworkName, report.Sync,
            report.Pids, report.Services, report.Tables, report.SectionErrors, report.Checks, report.Verdict);

    /// <summary>Writes the document and a line end.</summary>
    public void WriteTo(Stream output)
    {
        JsonSerializer.Serialize(output, this, Json.AnalyzeDocument);
        output.Write("\n"u8);
        output.Flush();
    }
}
