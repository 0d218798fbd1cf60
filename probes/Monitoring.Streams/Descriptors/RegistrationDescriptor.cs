using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors;

/// <summary>
/// registration_descriptor, tag 0x05, ISO/IEC 13818-1 §2.6.8:
/// <code>
/// format_identifier                  32 uimsbf
/// additional_identification_info     the rest
/// </code>
/// </summary>
/// <param name="FormatIdentifier">format_identifier, 32 bits, uimsbf: usually four letters.</param>
public readonly record struct RegistrationDescriptor(uint FormatIdentifier)
{
    /// <summary>Reads the body. Malformed when it is shorter than the identifier.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out RegistrationDescriptor view)
    {
        bool whole = BinaryPrimitives.TryReadUInt32BigEndian(body, out uint identifier);
        view = new RegistrationDescriptor(identifier);
        return whole ? ParseStatus.Complete : ParseStatus.Malformed;
    }
}
