using System.Data.Common;
using System.Globalization;

namespace Monitoring.Storage.Core;

/// <summary>Commands whose parameters are @p1, @p2 …, a form that SQLite and PostgreSQL both take.</summary>
internal static class Statement
{
    /// <summary>A command with its values; the caller disposes it.</summary>
    /// <param name="connection">Where it will run.</param>
    /// <param name="sql">A constant of the caller.</param>
    /// <param name="values">The values of @p1, @p2 …</param>
    public static DbCommand Of(DbConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.Add(Named(command.CreateParameter(), i, values[i]));
        }

        return command;
    }

    /// <summary>The same as one of the commands of a batch.</summary>
    public static DbBatchCommand InBatch(DbBatch batch, string sql, ReadOnlySpan<object> values)
    {
        DbBatchCommand command = batch.CreateBatchCommand();
#pragma warning disable CA2100 // every caller passes a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.Add(Named(command.CreateParameter(), i, values[i]));
        }

        return command;
    }

    private static DbParameter Named(DbParameter parameter, int index, object value)
    {
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{index + 1}");
        parameter.Value = value;
        return parameter;
    }
}
