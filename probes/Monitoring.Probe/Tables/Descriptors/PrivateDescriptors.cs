using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors with private tags, whose meaning depends on the specifier or registration before them.</summary>
internal static class PrivateDescriptors
{
    private static readonly DescriptorDescriber LogicalChannels = new("logical_channel_descriptor", LogicalChannel);

    /// <summary>The describer; null where the tag is not known in this scope.</summary>
    public static DescriptorDescriber? Find(byte tag, in DescriptorScope scope) => tag switch
    {
        DescriptorTag.LogicalChannel when scope.StreamType is null => LogicalChannels,
        _ => null,
    };

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
