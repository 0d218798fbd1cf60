namespace Monitoring.Streams.Descriptors;

/// <summary>descriptor_tag, 8 bits, uimsbf, in an application_information_section: TS 102 809 table 27.</summary>
public static class ApplicationTag
{
    /// <summary>application_descriptor, TS 102 809 §5.3.5.3.</summary>
    public const byte Application = 0x00;

    /// <summary>application_name_descriptor, TS 102 809 §5.3.5.6.1.</summary>
    public const byte ApplicationName = 0x01;

    /// <summary>transport_protocol_descriptor, TS 102 809 §5.3.6.</summary>
    public const byte TransportProtocol = 0x02;

    /// <summary>dvb_j_application_descriptor, TS 102 809 §5.4.1.</summary>
    public const byte DvbJApplication = 0x03;

    /// <summary>dvb_j_application_location_descriptor, TS 102 809 §5.4.2.</summary>
    public const byte DvbJApplicationLocation = 0x04;

    /// <summary>simple_application_location_descriptor, TS 102 809 §5.3.7.</summary>
    public const byte SimpleApplicationLocation = 0x15;

    /// <summary>application_usage_descriptor, TS 102 809 §5.3.5.5.</summary>
    public const byte ApplicationUsage = 0x16;

    /// <summary>simple_application_boundary_descriptor, TS 102 809 §5.3.8.</summary>
    public const byte SimpleApplicationBoundary = 0x17;
}
