using Monitoring.Storage;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>A store under test, whichever it is.</summary>
internal sealed record OpenStore(
    IMeasurementStore Measurements, IAlarmStore Alarms, IRegistryStore Registry, IConfigurationStore Configurations, IAuditStore Audit,
    IAsyncDisposable Owner)
    : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
