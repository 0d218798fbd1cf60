namespace Monitoring.Storage;

/// <summary>An open store.</summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>What probes measured.</summary>
    IMeasurementStore Measurements { get; }

    /// <summary>Alarms and their history.</summary>
    IAlarmStore Alarms { get; }

    /// <summary>What the registry says and said.</summary>
    IRegistryStore Registry { get; }

    /// <summary>What probes are to run.</summary>
    IConfigurationStore Configurations { get; }

    /// <summary>Who did what.</summary>
    IAuditStore Audit { get; }

    /// <summary>Where it is, for people: a folder, or a database without who connects and how.</summary>
    string Place { get; }
}
