namespace Monitoring.Storage;

/// <summary>
/// Which database holds the store. A class and no record, so that the connection string, which may hold a password, is never printed.
/// </summary>
public sealed class PostgresOptions
{
    /// <summary>As Npgsql takes it, e.g. <c>Host=db;Database=monitoring;Username=monitoring</c>.</summary>
    public required string ConnectionString { get; init; }
}
