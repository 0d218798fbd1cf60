namespace Monitoring.Analysis.Reports;

/// <summary>The stream against its template.</summary>
/// <param name="State">ok, fault, or notMeasured where no PAT says what is there.</param>
/// <param name="Findings">The differences, those of the stream first, then service by service.</param>
public sealed record TemplateReport(string State, IReadOnlyList<TemplateFinding> Findings);
