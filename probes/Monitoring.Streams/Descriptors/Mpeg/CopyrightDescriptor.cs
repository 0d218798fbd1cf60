using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// copyright_descriptor, tag 0x0D, ISO/IEC 13818-1 §2.6.24:
/// <code>
/// copyright_identifier          32 uimsbf
/// additional_copyright_info      the rest
/// </code>
/// </summary>
public readonly ref struct CopyrightDescriptor
{
    /// <summary>copyright_identifier, 32 bits, uimsbf.</summary>
    public uint CopyrightIdentifier { get; private init; }

    /// <summary>additional_copyright_info, bytes.</summary>
    public ReadOnlySpan<byte> AdditionalCopyrightInfo { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out CopyrightDescriptor view)
    {
        ByteCursor cursor = new(body);
        uint copyrightIdentifier = cursor.DoubleWord();
        ReadOnlySpan<byte> additionalCopyrightInfo = cursor.TakeRest();
        view = new CopyrightDescriptor
        {
            CopyrightIdentifier = copyrightIdentifier,
            AdditionalCopyrightInfo = additionalCopyrightInfo,
        };
        return cursor.Status;
    }
}
