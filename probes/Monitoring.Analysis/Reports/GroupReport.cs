namespace Monitoring.Analysis.Reports;

/// <summary>Frames by type, and groups of pictures: from one frame decoding can begin with to the next, in frames. Open and closed are null
/// where the coding does not say. Predicted frames are those of a coding whose headers do not tell P from B.</summary>
public sealed record GroupReport(
    long I,
    long P,
    long B,
    long Groups,
    long? Open,
    long? Closed,
    long? MinLength,
    double? AverageLength,
    long? MaxLength,
    long? Predicted);
