using Monitoring.Analysis;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;

namespace Monitoring.Probe.Pipelines;

/// <summary>How an input and its services are described to the engine.</summary>
internal sealed class InputEntities(string probe, InputOptions options)
{
    /// <summary>The input itself.</summary>
    public Entity Input { get; } = new()
    {
        Path = EntityId.ForInput(probe, options.Id).Path,
        Kind = EntityKind.Input,
        Name = options.Name,
        Medium = options.Medium.ToWord(),
        Carrier = options.Carrier,
    };

    /// <summary>A service as it is known now: its name as received, else as planned.</summary>
    public Entity Service(ushort id, ServiceSummary? known) => new()
    {
        Path = EntityId.ForService(probe, options.Id, id).Path,
        Kind = EntityKind.Service,
        Name = known?.Name ?? string.Empty,
        Provider = known?.Provider ?? string.Empty,
        Medium = options.Medium.ToWord(),
        Carrier = options.Carrier,
        ServiceId = id,
        OriginalNetworkId = (uint)(known?.OriginalNetworkId ?? 0),
        TransportStreamId = (uint)(known?.TransportStreamId ?? 0),
    };
}
