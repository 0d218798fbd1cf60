using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Application;

/// <summary>
/// One profile of an <see cref="ApplicationDescriptor"/>:
/// <code>
/// application_profile     16 uimsbf
/// version.major            8 uimsbf
/// version.minor            8 uimsbf
/// version.micro            8 uimsbf
/// </code>
/// </summary>
/// <param name="ApplicationProfile">application_profile, 16 bits, uimsbf.</param>
/// <param name="Major">version.major, 8 bits, uimsbf.</param>
/// <param name="Minor">version.minor, 8 bits, uimsbf.</param>
/// <param name="Micro">version.micro, 8 bits, uimsbf.</param>
public readonly record struct ApplicationProfileEntry(ushort ApplicationProfile, byte Major, byte Minor, byte Micro)
    : IDescriptorEntry<ApplicationProfileEntry>
{
    /// <inheritdoc/>
    public static int Size => 5;

    /// <inheritdoc/>
    public static ApplicationProfileEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        return new ApplicationProfileEntry(cursor.Word(), cursor.Byte(), cursor.Byte(), cursor.Byte());
    }
}
