using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.H264;

/// <summary>
/// sei_rbsp(), ITU-T H.264 §7.3.2.3, H.265 §7.3.2.4: messages, each with its type and its size in bytes of 0xFF and a last one, and its payload.
/// </summary>
public static class H264Messages
{
    /// <summary>nal_unit_type.</summary>
    public const int NalUnitType = 6;

    /// <summary>Bytes of the unit within which recovery_point is looked for.</summary>
    public const int Size = 96;

    private const int RecoveryPoint = 6;
    private const int More = 0xFF;
    private const int MostMessages = 16;

    /// <summary>One of the messages is a recovery_point, §D.1.8: decoding may begin here.</summary>
    /// <param name="unit">The first bytes of the NAL unit, from its header on.</param>
    public static bool HasRecoveryPoint(ReadOnlySpan<byte> unit)
    {
        BitReader bits = new(unit, isEscaped: true);
        bits.Skip(8);
        for (int message = 0; message < MostMessages; message++)
        {
            int type = ReadNumber(ref bits);
            int size = ReadNumber(ref bits);
            if (bits.IsPastEnd)
            {
                return false;
            }

            if (type == RecoveryPoint)
            {
                return true;
            }

            bits.Skip(size * 8L);
        }

        return false;
    }

    private static int ReadNumber(ref BitReader bits)
    {
        int number = 0;
        uint part;
        do
        {
            part = bits.Read(8);
            number += (int)part;
        }
        while (part == More && !bits.IsPastEnd);
        return number;
    }
}
