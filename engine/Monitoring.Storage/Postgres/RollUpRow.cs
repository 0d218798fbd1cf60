using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>A roll-up that is a row of its own.</summary>
internal static class RollUpRow
{
    /// <summary>What is selected, in this order.</summary>
    public const string Columns = "series_id, at, known, unknown, fault, states, mn, mx, sm, last";

    public static int SeriesOf(NpgsqlDataReader row) => row.GetInt32(0);

    public static long StartOf(NpgsqlDataReader row) => UnixTime.Of(row.GetDateTime(1));

    public static RollUp Read(NpgsqlDataReader row) => new(
        StartOf(row), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), (byte)row.GetInt16(5), Real(row, 6), Real(row, 7), Real(row, 8), Real(row, 9));

    private static double Real(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
}
