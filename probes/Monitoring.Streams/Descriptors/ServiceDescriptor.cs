using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors;

/// <summary>
/// service_descriptor, tag 0x48, EN 300 468 §6.2.33:
/// <code>
/// service_type                       8 uimsbf
/// service_provider_name_length       8 uimsbf
/// service_provider_name              text of Annex A
/// service_name_length                8 uimsbf
/// service_name                       text of Annex A
/// </code>
/// </summary>
public readonly ref struct ServiceDescriptor
{
    private const int ProviderNameAt = 2;

    private ServiceDescriptor(byte serviceType, ReadOnlySpan<byte> providerName, ReadOnlySpan<byte> name)
    {
        ServiceType = serviceType;
        ServiceProviderName = providerName;
        ServiceName = name;
    }

    /// <summary>service_type, 8 bits, uimsbf: 1 television, 2 radio, EN 300 468 table 87.</summary>
    public byte ServiceType { get; }

    /// <summary>service_provider_name as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> ServiceProviderName { get; }

    /// <summary>service_name as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> ServiceName { get; }

    /// <summary>Reads the body. Malformed when a name runs past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ServiceDescriptor view)
    {
        view = default;
        if (body.Length < ProviderNameAt)
        {
            return ParseStatus.Malformed;
        }

        int nameLengthAt = ProviderNameAt + body[1];
        if (nameLengthAt >= body.Length || nameLengthAt + 1 + body[nameLengthAt] > body.Length)
        {
            return ParseStatus.Malformed;
        }

        view = new ServiceDescriptor(body[0], body[ProviderNameAt..nameLengthAt], body.Slice(nameLengthAt + 1, body[nameLengthAt]));
        return ParseStatus.Complete;
    }
}
