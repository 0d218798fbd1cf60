namespace Monitoring.Streams.Dsmcc;

/// <summary>descriptorTag of stream descriptors, ISO/IEC 13818-6 table 8-1.</summary>
public static class StreamDescriptorTag
{
    /// <summary>NPTReferenceDescriptor.</summary>
    public const byte NptReference = 0x17;

    /// <summary>NPTEndpointDescriptor.</summary>
    public const byte NptEndpoint = 0x18;

    /// <summary>StreamModeDescriptor.</summary>
    public const byte StreamMode = 0x19;

    /// <summary>StreamEventDescriptor.</summary>
    public const byte StreamEvent = 0x1A;
}
