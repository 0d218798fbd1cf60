using System.Buffers.Binary;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// Writes the binary form of COPY (PostgreSQL manual, COPY, "Binary Format") straight into a buffer: rows cost no call into the driver.
/// <code>
/// file = "PGCOPY\n\377\r\n\0" int32 flags, int32 extension length, row*, int16 -1
/// row  = int16 columns, (int32 length, bytes)*; length -1 is NULL; all big-endian
/// </code>
/// A COPY that is disposed without <see cref="Complete"/> is cancelled.
/// </summary>
internal sealed class BinaryCopy : IDisposable
{
    private const int BufferBytes = 128 * 1024;
    private const int LongestField = 12;

    /// <summary>2000-01-01 in microseconds of the Unix era, where timestamps of PostgreSQL begin.</summary>
    private const long PostgresEpoch = 946_684_800_000_000;

    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly NpgsqlRawCopyStream _stream;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _length;
    private bool _isComplete;

    /// <param name="connection">Inside a transaction.</param>
    /// <param name="target">Table and columns, e.g. <c>sample(at, value)</c>.</param>
    public BinaryCopy(NpgsqlConnection connection, string target)
    {
        _stream = connection.BeginRawBinaryCopy($"COPY {target} FROM STDIN (FORMAT BINARY)");
        Header.CopyTo(_buffer, 0);
        _length = Header.Length;
    }

    /// <summary>Begins a row of so many columns, which follow in order.</summary>
    public void Row(short columns)
    {
        Reserve(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_length), columns);
        _length += sizeof(short);
    }

    public void Null() => Put(-1);

    public void SmallInt(short value)
    {
        Put(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(short);
    }

    public void Int(int value)
    {
        Put(sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(int);
    }

    public void BigInt(long value)
    {
        Put(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(long);
    }

    /// <summary>A float8; NaN, which means no value, is NULL.</summary>
    public void Real(double value)
    {
        if (double.IsNaN(value))
        {
            Null();
        }
        else
        {
            BigInt(BitConverter.DoubleToInt64Bits(value));
        }
    }

    /// <summary>A timestamptz.</summary>
    public void Timestamp(long unixSeconds) => BigInt((unixSeconds * 1_000_000) - PostgresEpoch);

    /// <summary>A bytea.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        Put(value.Length);
        while (value.Length > 0)
        {
            Reserve(1);
            int some = Math.Min(value.Length, BufferBytes - _length);
            value[..some].CopyTo(_buffer.AsSpan(_length));
            _length += some;
            value = value[some..];
        }
    }

    /// <summary>Ends the COPY; its rows count with the transaction.</summary>
    public void Complete()
    {
        Reserve(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_length), -1);
        _length += sizeof(short);
        Flush();
        _isComplete = true;
        _stream.Dispose();
    }

    public void Dispose()
    {
        if (!_isComplete)
        {
            try
            {
                _stream.Cancel();
            }
            catch (Exception cause) when (PostgresDatabase.IsOutage(cause) || cause is ObjectDisposedException or InvalidOperationException)
            {
                // What ended the COPY is on its way to the caller already; the connection is dropped with it.
            }
        }
    }

    private void Put(int length)
    {
        Reserve(LongestField);
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_length), length);
        _length += sizeof(int);
    }

    private void Reserve(int bytes)
    {
        if (BufferBytes - _length < bytes)
        {
            Flush();
        }
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _length);
        _length = 0;
    }
}
