using Monitoring.Engine.Access;
using Monitoring.Engine.Diagnostics;
using Monitoring.Engine.Probes;
using Monitoring.Engine.Push;
using Monitoring.Storage;

namespace Monitoring.Engine.Partition;

/// <summary>What the worker works with.</summary>
public sealed record PartitionContext(
    IMeasurementStore Measurements,
    IAlarmStore Alarms,
    StoreWatch Store,
    EntityDirectory Directory,
    LiveState Live,
    CheckBoard Checks,
    WantedConfigurations Configurations,
    EnrolmentWatch Enrolment,
    SelfWatches Watches,
    EngineMetrics Metrics,
    TimeProvider Clock,
    TimeSpan ProbeLostAfter,
    TimeSpan ConfigurationLateAfter,
    string Folder,
    ILogger Log);
