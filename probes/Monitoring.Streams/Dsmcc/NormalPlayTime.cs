using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Dsmcc;

/// <summary>A time of 33 bits at the end of eight bytes: 31 bits reserved before it.</summary>
internal static class NormalPlayTime
{
    public static long Read(ref ByteCursor cursor)
    {
        long high = cursor.DoubleWord() & 1;
        return (high << 32) | cursor.DoubleWord();
    }
}
