using System.Globalization;
using Npgsql;

namespace Monitoring.Storage;

/// <summary>
/// Which database holds the store. A class and no record, so that the connection string, which may hold a password, is never printed.
/// </summary>
public sealed class PostgresOptions
{
    /// <summary>As Npgsql takes it, e.g. <c>Host=db;Database=monitoring;Username=monitoring</c>.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The file it was read from, to be read again where it no longer counts; null where it stands in none.</summary>
    public string? File { get; init; }

    /// <summary>Where it is, without who connects: for people, and as pg_dump takes it.</summary>
    public string Place
    {
        get
        {
            var builder = new NpgsqlConnectionStringBuilder(ConnectionString);
            return string.Create(CultureInfo.InvariantCulture, $"postgresql://{builder.Host}:{builder.Port}/{builder.Database}");
        }
    }

    /// <summary>The connection string without what must stay secret.</summary>
    public string Shown
    {
        get
        {
            var builder = new NpgsqlConnectionStringBuilder(ConnectionString);
            foreach (string secret in new[] { nameof(builder.Password), nameof(builder.Passfile), nameof(builder.SslPassword) })
            {
                if (builder[secret] is string { Length: > 0 })
                {
                    builder[secret] = "***";
                }
            }

            return builder.ConnectionString;
        }
    }

    /// <summary>What is wrong with a connection string, without quoting any of it; null when it can be tried.</summary>
    public static string? Problem(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException or OverflowException or KeyNotFoundException)
        {
            return "is no connection string, e.g. Host=127.0.0.1;Database=monitoring;Username=monitoring;Password=…";
        }

        string[] missing =
        [
            .. string.IsNullOrEmpty(builder.Host) ? ["Host"] : Array.Empty<string>(),
            .. string.IsNullOrEmpty(builder.Database) ? ["Database"] : Array.Empty<string>(),
        ];
        return missing.Length == 0 ? null : $"names no {string.Join(" and no ", missing)}";
    }
}
