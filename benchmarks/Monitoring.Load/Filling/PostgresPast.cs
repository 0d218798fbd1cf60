using Monitoring.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Monitoring.Load.Filling;

/// <summary>Writes the past into a store in PostgreSQL as upkeep leaves it: intervals of days that are over, and of the hours of the last.</summary>
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
            bool isOver = day + Past.SecondsPerDay <= end;
            using (NpgsqlBinaryImporter copy = connection.BeginBinaryImport("COPY availability_run(series, start_s, end_s, state, value) FROM STDIN (FORMAT BINARY)"))
            {
                foreach ((SeriesId id, bool isOutage) in series)
                {
                    List<SeriesRun> runs = Past.DayOf(seed, id.Value, isOutage, day);
                    long step = isOver ? Past.SecondsPerDay : Hour;
                    for (long part = day; part < Math.Min(day + Past.SecondsPerDay, end); part += step)
                    {
                        foreach (SeriesRun run in Past.Cut(runs, part, Math.Min(part + step, end)))
                        {
                            Put(copy, id, run);
                        }
                    }
                }

                copy.Complete();
            }

            if (isOver)
            {
                using NpgsqlCommand joined = new("INSERT INTO availability_day(day) VALUES($1)", connection);
                joined.Parameters.AddWithValue((int)(day / Past.SecondsPerDay));
                joined.ExecuteNonQuery();
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
