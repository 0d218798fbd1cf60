using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// Takes a database from one version of the schema to the next. The tables of days are no part of the text: how they are cut depends on the
/// database.
/// </summary>
internal static class PostgresMigration
{
    private const int FirstSamples = 0;
    private const int MinutesAsRows = 1;
    private const int MinutesPacked = 6;

    /// <param name="connection">Inside a transaction.</param>
    /// <param name="version">The version it is of.</param>
    public static void Run(NpgsqlConnection connection, int version)
    {
        BatchTable.Run(connection, PostgresSchema.Migrations[version]);
        switch (version)
        {
            case FirstSamples:
                DayTable.CreateSamples(connection);
                break;
            case MinutesAsRows:
                MinuteRows.Create(connection);
                break;
            case MinutesPacked:
                DayTable.CreateMinutes(connection);
                MinuteRows.Pack(connection);
                break;
            default:
                break;
        }
    }
}
