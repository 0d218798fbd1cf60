using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Streams.Psi;

/// <summary>
/// stream_type, 8 bits, uimsbf, ISO/IEC 13818-1 table 2-34 with the values in use beside it (ATSC A/53, SCTE 35, AVS), and what the
/// descriptors of a PMT say where the stream_type alone says little.
/// </summary>
public static partial class StreamTypes
{
    private const byte PrivateSections = 0x05;
    private const byte PrivatePes = 0x06;
    private const byte FirstUserPrivate = 0x80;
    private const ushort AribCaption = 0x0008;

    /// <summary>What <paramref name="streamType"/> alone says.</summary>
    public static StreamFormat Describe(byte streamType) => Formats[streamType];

    /// <summary>What <paramref name="streamType"/> and the descriptors of the elementary stream say together.</summary>
    public static StreamFormat Describe(byte streamType, DescriptorReader descriptors)
    {
        StreamFormat format = Formats[streamType];
        if (streamType is not (PrivateSections or PrivatePes) and < FirstUserPrivate)
        {
            return format;
        }

        foreach (Descriptor descriptor in descriptors)
        {
            StreamFormat told = Told(descriptor);
            if (told.Kind != StreamKind.Unknown)
            {
                return told;
            }
        }

        return format;
    }

    private static StreamFormat Told(Descriptor descriptor)
    {
        switch (descriptor.Tag)
        {
            case DescriptorTag.Registration:
                return RegistrationDescriptor.TryRead(descriptor.Body, out RegistrationDescriptor registration) == ParseStatus.Complete
                    ? Registered(registration.FormatIdentifier)
                    : default;
            case DescriptorTag.Extension:
                return descriptor.Body.IsEmpty ? default : Find(ByExtensionTag, descriptor.Body[0]);
            case DescriptorTag.DataComponent:
                return descriptor.Body is [_, _, ..] && ((descriptor.Body[0] << 8) | descriptor.Body[1]) == AribCaption
                    ? new StreamFormat(StreamKind.Subtitle, "ARIB caption")
                    : default;
            default:
                return Find(ByDescriptorTag, descriptor.Tag);
        }
    }

    private static StreamFormat Registered(uint identifier)
    {
        foreach ((uint registered, StreamFormat format) in ByFormatIdentifier)
        {
            if (registered == identifier)
            {
                return format;
            }
        }

        return default;
    }

    private static StreamFormat Find((byte Tag, StreamFormat Format)[] table, byte tag)
    {
        foreach ((byte known, StreamFormat format) in table)
        {
            if (known == tag)
            {
                return format;
            }
        }

        return default;
    }
}
