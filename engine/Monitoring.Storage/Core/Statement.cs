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
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i + 1}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
