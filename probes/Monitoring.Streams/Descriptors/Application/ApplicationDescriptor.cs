using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Application;

/// <summary>
/// application_descriptor, tag 0x00 in an AIT, TS 102 809 §5.3.5.3:
/// <code>
/// application_profiles_length      8 uimsbf
/// application_profiles             see <see cref="ApplicationProfileEntry"/>
/// service_bound_flag               1 bslbf
/// visibility                       2 bslbf
/// reserved_future_use              5 bslbf
/// application_priority             8 uimsbf
/// transport_protocol_label         the rest, 8 uimsbf each
/// </code>
/// </summary>
public readonly ref struct ApplicationDescriptor
{
    /// <summary>Profiles of receivers that it is for.</summary>
    public EntryList<ApplicationProfileEntry> ApplicationProfiles { get; private init; }

    /// <summary>service_bound_flag, 1 bit, bslbf.</summary>
    public bool ServiceBoundFlag { get; private init; }

    /// <summary>visibility, 2 bits, bslbf: 0 to nobody, 1 to applications, 3 to users.</summary>
    public byte Visibility { get; private init; }

    /// <summary>application_priority, 8 bits, uimsbf.</summary>
    public byte ApplicationPriority { get; private init; }

    /// <summary>transport_protocol_label of each way to it.</summary>
    public ReadOnlySpan<byte> TransportProtocolLabels { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ApplicationDescriptor view)
    {
        ByteCursor cursor = new(body);
        EntryList<ApplicationProfileEntry> profiles = new(cursor.Counted());
        byte flags = cursor.Byte();
        view = new ApplicationDescriptor
        {
            ApplicationProfiles = profiles,
            ServiceBoundFlag = (flags & 0x80) != 0,
            Visibility = (byte)((flags >> 5) & 3),
            ApplicationPriority = cursor.Byte(),
            TransportProtocolLabels = cursor.TakeRest(),
        };
        return cursor.Status;
    }
}
