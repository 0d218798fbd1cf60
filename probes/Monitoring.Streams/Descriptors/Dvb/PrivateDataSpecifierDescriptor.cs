using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// private_data_specifier_descriptor, tag 0x5F, EN 300 468 §6.2.31. Says whose the private descriptors are that follow it in its loop.
/// <code>
/// private_data_specifier     32 uimsbf
/// </code>
/// </summary>
/// <param name="PrivateDataSpecifier">private_data_specifier, 32 bits, uimsbf, of those that the DVB project allocates.</param>
public readonly record struct PrivateDataSpecifierDescriptor(uint PrivateDataSpecifier)
{
    /// <summary>Reads the body. Malformed when it is shorter than the specifier.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out PrivateDataSpecifierDescriptor view)
    {
        ByteCursor cursor = new(body);
        view = new PrivateDataSpecifierDescriptor(cursor.DoubleWord());
        return cursor.Status;
    }
}
