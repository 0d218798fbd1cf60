using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Application;

/// <summary>
/// dvb_j_application_location_descriptor, tag 0x04 in an AIT, TS 102 809 §5.4.2:
/// <code>
/// base_directory_byte_length           8 uimsbf
/// base_directory_byte                  text of Annex A
/// classpath_extension_byte_length      8 uimsbf
/// classpath_extension_byte             text of Annex A
/// initial_class_byte                   the rest, text
/// </code>
/// </summary>
public readonly ref struct DvbJApplicationLocationDescriptor
{
    /// <summary>base_directory_byte as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> BaseDirectoryByte { get; private init; }

    /// <summary>classpath_extension_byte as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> ClasspathExtensionByte { get; private init; }

    /// <summary>initial_class_byte as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> InitialClassByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out DvbJApplicationLocationDescriptor view)
    {
        ByteCursor cursor = new(body);
        ReadOnlySpan<byte> baseDirectoryByte = cursor.Counted();
        ReadOnlySpan<byte> classpathExtensionByte = cursor.Counted();
        ReadOnlySpan<byte> initialClassByte = cursor.TakeRest();
        view = new DvbJApplicationLocationDescriptor
        {
            BaseDirectoryByte = baseDirectoryByte,
            ClasspathExtensionByte = classpathExtensionByte,
            InitialClassByte = initialClassByte,
        };
        return cursor.Status;
    }
}
