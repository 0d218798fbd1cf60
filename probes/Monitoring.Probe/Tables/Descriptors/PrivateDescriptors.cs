using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;
using Monitoring.Streams.Sections;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors with private tags, whose meaning depends on the specifier or registration before them.</summary>
internal static class PrivateDescriptors
{
    private const byte AvsVideo = 0x42;
    private const uint CueRegistration = 0x4355_4549;

    private static readonly DescriptorDescriber LogicalChannels = new("logical_channel_descriptor", LogicalChannel);
    private static readonly DescriptorDescriber CueIdentifiers = new("cue_identifier_descriptor", CueIdentifier);
    private static readonly Dictionary<byte, DescriptorDescriber> OfAvs = new(AvsDescriptors.All);

    /// <summary>The describer; null where the tag is not known in this scope.</summary>
    public static DescriptorDescriber? Find(byte tag, in DescriptorScope scope) => tag switch
    {
        DescriptorTag.LogicalChannel when scope.StreamType is null => LogicalChannels,
        DescriptorTag.CueIdentifier when scope is { TableId: TableId.ProgramMap, Registration: null or CueRegistration } => CueIdentifiers,
        DescriptorTag.AvsVideo => scope.StreamType == AvsVideo ? OfAvs[tag] : null,
        _ when scope is { StreamType: not null, PrivateDataSpecifier: null } => OfAvs.GetValueOrDefault(tag),
        _ => null,
    };

    private static ParseStatus CueIdentifier(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = CueIdentifierDescriptor.TryRead(body, out CueIdentifierDescriptor view);
        fields.Number("cue_stream_type", view.CueStreamType);
        return status;
    }

    private static ParseStatus LogicalChannel(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        LogicalChannelSystem system = LogicalChannelDescriptor.SystemOf(scope.PrivateDataSpecifier);
        ParseStatus status = LogicalChannelDescriptor.TryRead(body, system, out LogicalChannelDescriptor view);
        fields.Word("system", system switch
        {
            LogicalChannelSystem.Eacem => "EACEM",
            LogicalChannelSystem.NorDig => "NorDig",
            LogicalChannelSystem.Dtg => "DTG",
            _ => "not known",
        });
        List<FieldList> channels = fields.Loop("channels");
        for (int entry = 0; entry < view.Count; entry++)
        {
            FieldList channel = channels.Next();
            channel.Hex("service_id", view[entry].ServiceId, 4);
            if (view[entry].VisibleServiceFlag is { } visible)
            {
                channel.Flag("visible_service_flag", visible);
            }

            channel.Number("logical_channel_number", view[entry].LogicalChannelNumber);
        }

        fields.Bytes("rest", view.Rest);
        return status;
    }
}
