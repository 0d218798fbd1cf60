using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Monitoring.Alerting;

/// <summary>
/// Identity of one occurrence: a UUIDv7 (RFC 9562 5.7) whose random bits are a digest of what raised it,
/// so that the same inputs give the same identity.
/// </summary>
internal static class OccurrenceId
{
    public static string Create(string key, DateTimeOffset raisedAt, DateTimeOffset recordedAt, ulong condition)
    {
        Span<byte> seed = stackalloc byte[24 + (AlarmKey.MaxLength * 3)];
        BinaryPrimitives.WriteInt64BigEndian(seed, raisedAt.UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(seed[8..], recordedAt.UtcTicks);
        BinaryPrimitives.WriteUInt64BigEndian(seed[16..], condition);
        int length = 24 + Encoding.UTF8.GetBytes(key, seed[24..]);

        Span<byte> id = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed[..length], id);
        long milliseconds = Math.Max(0, raisedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteUInt16BigEndian(id, (ushort)(milliseconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(id[2..], (uint)milliseconds);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id[..16], bigEndian: true).ToString("D");
    }
}
