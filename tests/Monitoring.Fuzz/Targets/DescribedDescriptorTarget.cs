using Monitoring.Probe.Tables;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Application;
using Monitoring.Streams.Descriptors.Atsc;
using Monitoring.Streams.Descriptors.Avs;
using Monitoring.Streams.Descriptors.Dvb;
using Monitoring.Streams.Descriptors.Extension;
using Monitoring.Streams.Descriptors.Mpeg;

namespace Monitoring.Fuzz.Targets;

/// <summary>
/// Every descriptor reader over bodies of any bytes, and its describer: the first byte says which, by its tag, and where the descriptor
/// stands.
/// </summary>
public sealed class DescribedDescriptorTarget : IFuzzTarget
{
    private static readonly DescriptorScope[] Scopes =
    [
        new(0x02, true) { StreamType = 0x42 }, new(0x02, false) { StreamType = 0x06 }, new(0x40, true), new(0x42, false),
        new(0x40, false) { PrivateDataSpecifier = 0x29 }, new(0x4A, false) { PrivateDataSpecifier = 0x02 }, new(0x74, false), new(0xFC, false),
        new(0x02, false) { StreamType = 0x81, IsAtsc = true },
    ];

    public IEnumerable<byte[]> Seeds()
    {
        for (int tag = 0; tag <= byte.MaxValue; tag++)
        {
            yield return [(byte)tag, 0x05, 0x63, 0x68, 0x69, 0x02, 0x41, 0x42, 0x00, 0x01, 0xFF, 0xE0, 0x10, 0x04, 0x12, 0x34, 0x56];
        }
    }

    public void Run(ReadOnlySpan<byte> input)
    {
        ReadMpeg(input);
        ReadDvb(input);
        ReadOthers(input);
        if (input.IsEmpty)
        {
            return;
        }

        byte[] descriptor = [input[0], (byte)Math.Min(byte.MaxValue, input.Length - 1), .. input[1..Math.Min(input.Length, 256)]];
        foreach (DescriptorScope scope in Scopes)
        {
            DescriptorLoop.Describe(new DescriptorReader(descriptor), scope, new FieldList());
        }
    }

    private static void ReadMpeg(ReadOnlySpan<byte> body)
    {
        _ = VideoStreamDescriptor.TryRead(body, out _);
        _ = SvcExtensionDescriptor.TryRead(body, out _);
        _ = MvcExtensionDescriptor.TryRead(body, out _);
        _ = AtscAc3AudioDescriptor.TryRead(body, out _);
        _ = TimeSliceFecIdentifierDescriptor.TryRead(body, out _);
        _ = AudioStreamDescriptor.TryRead(body, out _);
        _ = HierarchyDescriptor.TryRead(body, out _);
        _ = DataStreamAlignmentDescriptor.TryRead(body, out _);
        _ = TargetBackgroundGridDescriptor.TryRead(body, out _);
        _ = VideoWindowDescriptor.TryRead(body, out _);
        _ = SystemClockDescriptor.TryRead(body, out _);
        _ = MultiplexBufferUtilizationDescriptor.TryRead(body, out _);
        _ = CopyrightDescriptor.TryRead(body, out _);
        _ = MaximumBitrateDescriptor.TryRead(body, out _);
        _ = PrivateDataIndicatorDescriptor.TryRead(body, out _);
        _ = SmoothingBufferDescriptor.TryRead(body, out _);
        _ = StdDescriptor.TryRead(body, out _);
        _ = IbpDescriptor.TryRead(body, out _);
        _ = CarouselIdentifierDescriptor.TryRead(body, out _);
        _ = AssociationTagDescriptor.TryRead(body, out _);
        _ = Mpeg4VideoDescriptor.TryRead(body, out _);
        _ = Mpeg4AudioDescriptor.TryRead(body, out _);
        _ = ExternalEsIdDescriptor.TryRead(body, out _);
        _ = MultiplexBufferDescriptor.TryRead(body, out _);
        _ = AvcVideoDescriptor.TryRead(body, out _);
        _ = AvcTimingAndHrdDescriptor.TryRead(body, out _);
        _ = Mpeg2AacAudioDescriptor.TryRead(body, out _);
        _ = AuxiliaryVideoStreamDescriptor.TryRead(body, out _);
        _ = HevcVideoDescriptor.TryRead(body, out _);
        _ = HevcTimingAndHrdDescriptor.TryRead(body, out _);
        _ = MetadataPointerDescriptor.TryRead(body, out _);
        _ = MetadataDescriptor.TryRead(body, out _);
        _ = MetadataStdDescriptor.TryRead(body, out _);
    }

    private static void ReadDvb(ReadOnlySpan<byte> body)
    {
        _ = DtsDescriptor.TryRead(body, out _);
        _ = MultilingualComponentDescriptor.TryRead(body, out _);
        _ = SkyLogicalChannelDescriptor.TryRead(body, out _);
        _ = VvcVideoDescriptor.TryRead(body, out _);
        _ = StuffingDescriptor.TryRead(body, out _);
        _ = SatelliteDeliverySystemDescriptor.TryRead(body, out _);
        _ = CableDeliverySystemDescriptor.TryRead(body, out _);
        _ = BouquetNameDescriptor.TryRead(body, out _);
        _ = CountryAvailabilityDescriptor.TryRead(body, out _);
        _ = FrequencyListDescriptor.TryRead(body, out _);
        _ = S2SatelliteDeliverySystemDescriptor.TryRead(body, out _);
        _ = TimeShiftedServiceDescriptor.TryRead(body, out _);
        _ = TimeShiftedEventDescriptor.TryRead(body, out _);
        _ = MosaicDescriptor.TryRead(body, out _);
        _ = StreamIdentifierDescriptor.TryRead(body, out _);
        _ = TelephoneDescriptor.TryRead(body, out _);
        _ = ServiceMoveDescriptor.TryRead(body, out _);
        _ = ShortSmoothingBufferDescriptor.TryRead(body, out _);
        _ = PartialTransportStreamDescriptor.TryRead(body, out _);
        _ = DataBroadcastDescriptor.TryRead(body, out _);
        _ = ScramblingDescriptor.TryRead(body, out _);
        _ = DataBroadcastIdDescriptor.TryRead(body, out _);
        _ = TransportStreamDescriptor.TryRead(body, out _);
        _ = DsngDescriptor.TryRead(body, out _);
        _ = PdcDescriptor.TryRead(body, out _);
        _ = AncillaryDataDescriptor.TryRead(body, out _);
        _ = AnnouncementSupportDescriptor.TryRead(body, out _);
        _ = AdaptationFieldDataDescriptor.TryRead(body, out _);
        _ = ServiceIdentifierDescriptor.TryRead(body, out _);
        _ = ServiceAvailabilityDescriptor.TryRead(body, out _);
        _ = DefaultAuthorityDescriptor.TryRead(body, out _);
        _ = EcmRepetitionRateDescriptor.TryRead(body, out _);
        _ = XaitLocationDescriptor.TryRead(body, out _);
        _ = FtaContentManagementDescriptor.TryRead(body, out _);
        _ = Ac3Descriptor.TryRead(body, out _);
        _ = EnhancedAc3Descriptor.TryRead(body, out _);
        _ = AacDescriptor.TryRead(body, out _);
        _ = CueIdentifierDescriptor.TryRead(body, out _);
    }

    private static void ReadOthers(ReadOnlySpan<byte> body)
    {
        _ = ApplicationDescriptor.TryRead(body, out _);
        _ = TransportProtocolDescriptor.TryRead(body, out _);
        _ = SimpleApplicationLocationDescriptor.TryRead(body, out _);
        _ = DvbJApplicationLocationDescriptor.TryRead(body, out _);
        _ = ApplicationUsageDescriptor.TryRead(body, out _);
        _ = T2DeliverySystemDescriptor.TryRead(body, out _);
        _ = SupplementaryAudioDescriptor.TryRead(body, out _);
        _ = MessageDescriptor.TryRead(body, out _);
        _ = ServiceRelocatedDescriptor.TryRead(body, out _);
        _ = C2DeliverySystemDescriptor.TryRead(body, out _);
        _ = T2MiDescriptor.TryRead(body, out _);
        _ = UriLinkageDescriptor.TryRead(body, out _);
        _ = Ac4Descriptor.TryRead(body, out _);
        _ = S2xDeliverySystemDescriptor.TryRead(body, out _);
        _ = AudioPreselectionDescriptor.TryRead(body, out _);
        _ = TtmlSubtitlingDescriptor.TryRead(body, out _);
        _ = AvsVideoDescriptor.TryRead(body, out _);
        _ = DraAudioDescriptor.TryRead(body, out _);
        _ = Avs3VideoDescriptor.TryRead(body, out _);
        _ = Avs3AudioDescriptor.TryRead(body, out _);
        _ = Avs2AudioDescriptor.TryRead(body, out _);
    }
}
