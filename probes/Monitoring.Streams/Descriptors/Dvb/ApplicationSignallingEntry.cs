using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// application_signalling_descriptor, tag 0x6F, TS 102 809 §5.3.5.1, a loop of:
/// <code>
/// reserved                1 bslbf
/// application_type       15 uimsbf
/// reserved                3 bslbf
/// AIT_version_number      5 uimsbf
/// </code>
/// </summary>
/// <param name="ApplicationType">application_type, 15 bits, uimsbf.</param>
/// <param name="AitVersionNumber">AIT_version_number, 5 bits, uimsbf.</param>
public readonly record struct ApplicationSignallingEntry(
    ushort ApplicationType,
    byte AitVersionNumber)
    : IDescriptorEntry<ApplicationSignallingEntry>
{
    /// <inheritdoc/>
    public static int Size => 3;

    /// <inheritdoc/>
    public static ApplicationSignallingEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        ushort fromApplicationType = cursor.Word();
        byte fromAitVersionNumber = cursor.Byte();
        return new ApplicationSignallingEntry((ushort)(fromApplicationType & 0x7FFF), (byte)(fromAitVersionNumber & 0x1F));
    }
}
