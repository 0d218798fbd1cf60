namespace Monitoring.Analysis.Changes;

/// <summary>What changed. Sent and written as words; a word keeps its meaning.</summary>
public static class ChangeKind
{
    /// <summary>transport_stream_id of the PAT.</summary>
    public const string TransportStreamId = "transportStreamId";

    /// <summary>original_network_id of the SDT.</summary>
    public const string OriginalNetworkId = "originalNetworkId";

    /// <summary>network_name of the NIT.</summary>
    public const string NetworkName = "networkName";

    /// <summary>The PAT names a service it did not name before.</summary>
    public const string ServiceAdded = "serviceAdded";

    /// <summary>The PAT no longer names a service.</summary>
    public const string ServiceRemoved = "serviceRemoved";

    /// <summary>service_name of the SDT.</summary>
    public const string ServiceRenamed = "serviceRenamed";

    /// <summary>service_provider_name of the SDT.</summary>
    public const string Provider = "provider";

    /// <summary>service_type of the SDT.</summary>
    public const string ServiceType = "serviceType";

    /// <summary>free_CA_mode of the SDT.</summary>
    public const string FreeCa = "freeCa";

    /// <summary>program_map_PID of the PAT.</summary>
    public const string PmtPid = "pmtPid";

    /// <summary>PCR_PID of the PMT.</summary>
    public const string PcrPid = "pcrPid";

    public const string ComponentAdded = "componentAdded";

    public const string ComponentRemoved = "componentRemoved";

    /// <summary>A component of the same kind and language has another PID.</summary>
    public const string ComponentMoved = "componentMoved";

    /// <summary>stream_type, or what the descriptors make of it.</summary>
    public const string Codec = "codec";

    /// <summary>What the headers within an elementary stream say: size, rate, profile, channels.</summary>
    public const string Format = "format";

    public const string Language = "language";

    /// <summary>Packets of a PID are scrambled that were clear, or the other way round.</summary>
    public const string Scrambling = "scrambling";

    /// <summary>A PID comes that tables named before and no longer name.</summary>
    public const string Unreferenced = "unreferenced";

    /// <summary>A table has another version, and says something else.</summary>
    public const string TableVersion = "tableVersion";

    /// <summary>A table has another version, and says what it said before: information.</summary>
    public const string SameContent = "sameContent";

    /// <summary>A table says something else under the same version, which receivers do not notice.</summary>
    public const string SameVersion = "sameVersion";

    /// <summary>A table that came has not come for longer than its limit.</summary>
    public const string TableLost = "tableLost";

    /// <summary>It comes again.</summary>
    public const string TableBack = "tableBack";
}
