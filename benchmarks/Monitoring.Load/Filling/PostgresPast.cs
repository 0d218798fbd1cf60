using Monitoring.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Monitoring.Load.Filling;

/// <summary>Writes the past into a store in PostgreSQL: the intervals of each hour, as summarising leaves them.</summary>
internal static class PostgresPast
{
    private const long Hour = 3600;

    public static void Write(
        string connectionString, IReadOnlyList<(SeriesId Id, bool IsOutage)> series, ulong seed, long first, long end, Action<long, long> progress)
    {
        using NpgsqlConnection connection = new(connectionString);
        connection.Open();
        for (long day = first; day < end; day += Past.SecondsPerDay)
        {
            using (NpgsqlBinaryImporter copy = connection.BeginBinaryImport("COPY availability_run(series, start_s, end_s, state, value) FROM STDIN (FORMAT BINARY)"))
            {
                foreach ((SeriesId id, bool isOutage) in series)
                {
                    List<SeriesRun> runs = Past.DayOf(seed, id.Value, isOutage, day);
                    for (long hour = day; hour < Math.Min(day + Past.SecondsPerDay, end); hour += Hour)
                    {
                        foreach (SeriesRun run in Past.Cut(runs, hour, Math.Min(hour + Hour, end)))
                        {
                            Put(copy, id, run);
                        }
                    }
                }

                copy.Complete();
            }

            progress((day - first) / Past.SecondsPerDay, (end - first) / Past.SecondsPerDay);
        }

        using NpgsqlCommand analyse = new("ANALYZE availability_run", connection);
        analyse.ExecuteNonQuery();
    }

    private static void Put(NpgsqlBinaryImporter copy, SeriesId id, in SeriesRun run)
    {
        copy.StartRow();
        copy.Write(id.Value, NpgsqlDbType.Integer);
        copy.Write(run.StartUnixSeconds, NpgsqlDbType.Bigint);
        copy.Write(run.EndUnixSeconds, NpgsqlDbType.Bigint);
        copy.Write((short)run.State, NpgsqlDbType.Smallint);
        if (double.IsNaN(run.Value))
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(run.Value, NpgsqlDbType.Double);
        }
    }
}
