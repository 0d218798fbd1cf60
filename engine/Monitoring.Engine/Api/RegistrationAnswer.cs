using Monitoring.Compliance;

namespace Monitoring.Engine.Api;

/// <summary>What the registry says of a service; its id and name are empty when it is not in the registry.</summary>
internal sealed record RegistrationAnswer(
    string Id, string Name, string TransmitterSite, string GuaranteeLevel, string GuaranteeLevelZh, string MonitoringSite)
{
    public RegistrationAnswer(ServiceRegistration r)
        : this(r.Id, r.Name, r.TransmitterSite, r.GuaranteeLevel, r.GuaranteeLevelZh, r.MonitoringSite)
    {
    }
}
