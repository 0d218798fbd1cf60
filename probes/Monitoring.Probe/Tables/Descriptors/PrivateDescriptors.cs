using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;
using Monitoring.Streams.Sections;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors with private tags, whose meaning depends on the specifier or registration before them.</summary>
internal static class PrivateDescriptors
{
    private const byte AvsVideo = 0x42;
    private const uint Eacem = 0x0000_0028;
    private const uint NorDig = 0x0000_0029;
    private const uint Sky = 0x0000_0002;
    private const byte AtscAc3 = 0x81;
    private const byte FirstAvs = 0xD2;
    private const byte LastAvs = 0xD5;
    private const uint DraRegistration = 0x4452_4131;
    private const uint AvsVideoRegistration = 0x4156_5356;
    private const uint AvsAudioRegistration = 0x4156_5341;
    private const uint CueRegistration = 0x4355_4549;

    private static readonly DescriptorDescriber LogicalChannels = new("logical_channel_descriptor", LogicalChannel);
    private static readonly DescriptorDescriber CueIdentifiers = new("cue_identifier_descriptor", CueIdentifier);
    private static readonly DescriptorDescriber HdSimulcastChannels = new("HD_simulcast_logical_channel_descriptor", LogicalChannel);
    private static readonly DescriptorDescriber NorDigChannels = new("logical_channel_descriptor", NorDigLogicalChannel);
    private static readonly DescriptorDescriber SkyChannels = new("sky_logical_channel_number_descriptor", SkyLogicalChannel);
    private static readonly Dictionary<byte, DescriptorDescriber> OfAvs = new(AvsDescriptors.All);
    private static readonly Dictionary<byte, DescriptorDescriber> OfAtsc = new(AtscDescriptors.All);

    /// <summary>The describer; null where the tag is not known in this scope.</summary>
    public static DescriptorDescriber? Find(byte tag, in DescriptorScope scope) => tag switch
    {
        DescriptorTag.LogicalChannel when scope.StreamType is null => LogicalChannels,
        DescriptorTag.HdSimulcastLogicalChannel when scope.PrivateDataSpecifier == Eacem => HdSimulcastChannels,
        DescriptorTag.NorDigLogicalChannel when scope.PrivateDataSpecifier == NorDig => NorDigChannels,
        DescriptorTag.SkyLogicalChannel when scope.PrivateDataSpecifier == Sky => SkyChannels,
        DescriptorTag.CueIdentifier when scope is { TableId: TableId.ProgramMap, Registration: null or CueRegistration } => CueIdentifiers,
        DescriptorTag.AtscAc3Audio when scope.IsAtsc || scope.StreamType == AtscAc3 => OfAtsc[tag],
        DescriptorTag.AtscCaptionService when scope.IsAtsc => OfAtsc[tag],
        DescriptorTag.AvsVideo => scope.StreamType == AvsVideo ? OfAvs[tag] : null,
        DescriptorTag.DraAudio when scope is { StreamType: not null, Registration: null or DraRegistration } => OfAvs[tag],
        _ when scope is { StreamType: >= FirstAvs and <= LastAvs } or { Registration: AvsVideoRegistration or AvsAudioRegistration } =>
            OfAvs.GetValueOrDefault(tag),
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
        Channels(view, fields);
        fields.Bytes("rest", view.Rest);
        return status;
    }

    private static ParseStatus NorDigLogicalChannel(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        List<FieldList> lists = fields.Loop("channel_lists");
        foreach (NorDigChannelListReader list in new NorDigChannelListReader(body))
        {
            FieldList round = lists.Next();
            round.Number("channel_list_id", list.ChannelListId);
            round.Text("channel_list_name", list.ChannelListName);
            round.Word("country_code", list.CountryCode);
            _ = LogicalChannelDescriptor.TryRead(list.Channels, LogicalChannelSystem.Eacem, out LogicalChannelDescriptor view);
            Channels(view, round);
        }

        return ParseStatus.Complete;
    }

    private static ParseStatus SkyLogicalChannel(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = SkyLogicalChannelDescriptor.TryRead(body, out SkyLogicalChannelDescriptor view);
        fields.Hex("region_id", view.RegionId, 4);
        List<FieldList> channels = fields.Loop("channels");
        foreach (SkyLogicalChannelEntry entry in view.Channels)
        {
            FieldList channel = channels.Next();
            channel.Hex("service_id", entry.ServiceId, 4);
            channel.Coded("service_type", entry.ServiceType, ServiceMeanings.ServiceType(entry.ServiceType), 2);
            channel.Number("channel_id", entry.ChannelId);
            channel.Number("logical_channel_number", entry.LogicalChannelNumber);
            channel.Number("sky_id", entry.SkyId);
        }

        fields.Bytes("rest", view.Channels.Rest);
        return status;
    }

    private static void Channels(in LogicalChannelDescriptor view, FieldList fields)
    {
        List<FieldList> channels = fields.Loop("channels");
        for (int entry = 0; entry < view.Count; entry++)
        {
            FieldList channel = channels.Next();
            channel.Hex("service_id", view[entry].ServiceId, 4);
            channel.Flag("visible_service_flag", view[entry].VisibleServiceFlag);
            channel.Number("logical_channel_number", view[entry].LogicalChannelNumber);
        }
    }
}
