using System.Buffers.Binary;
using System.Net;

namespace Monitoring.Streams.Network;

/// <summary>An address of IPv4 (32 bits) or IPv6 (128 bits), without the allocations of <see cref="IPAddress"/>.</summary>
/// <param name="Bits">The address as a number.</param>
/// <param name="IsIpv6">Of 128 bits.</param>
public readonly record struct InternetAddress(UInt128 Bits, bool IsIpv6)
{
    /// <summary>Bytes of an IPv4 address.</summary>
    public const int Ipv4Size = 4;

    /// <summary>Bytes of an IPv6 address.</summary>
    public const int Ipv6Size = 16;

    /// <summary>224.0.0.0/4 or ff00::/8.</summary>
    public bool IsMulticast => IsIpv6 ? (byte)(Bits >> 120) == 0xFF : (uint)Bits >> 28 == 0xE;

    /// <summary>The address in the four bytes given.</summary>
    public static InternetAddress Ipv4(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt32BigEndian(bytes), false);

    /// <summary>The address in the sixteen bytes given.</summary>
    public static InternetAddress Ipv6(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes), true);

    /// <summary>As people write it.</summary>
    public override string ToString()
    {
        byte[] bytes = new byte[Ipv6Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);
        return new IPAddress(IsIpv6 ? bytes : bytes.AsSpan(Ipv6Size - Ipv4Size)).ToString();
    }
}
