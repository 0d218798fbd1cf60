using Monitoring.Analysis;

namespace Monitoring.Probe.Pipelines;

/// <summary>What one input measured in one window.</summary>
/// <param name="Entities">Describes the input and its services.</param>
/// <param name="Services">The services as known at the end of the window.</param>
/// <param name="Samples">The figures.</param>
internal sealed record InputWindow(InputEntities Entities, IReadOnlyList<ServiceSummary> Services, IReadOnlyList<Sample> Samples);
