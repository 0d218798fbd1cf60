using Monitoring.Analysis.Dtmb;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dtmb;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Tables;

/// <summary>Delivery systems that the NIT names for transport streams, where tag 0x5A has its Chinese meaning.</summary>
internal sealed class NetworkDelivery(bool isChinese)
{
    private const int MostStreams = 256;

    private readonly Dictionary<ushort, DtmbDelivery> _streams = [];

    /// <summary>What the NIT says of a transport stream; null if nothing.</summary>
    public DtmbDelivery? Find(ushort transportStreamId) => _streams.GetValueOrDefault(transportStreamId);

    public void Take(in NetworkInformationSection nit)
    {
        foreach (NetworkEntry entry in nit)
        {
            _ = _streams.Remove(entry.TransportStreamId);
            foreach (Descriptor descriptor in entry.Descriptors)
            {
                if (descriptor.Tag == DescriptorTag.TerrestrialDeliverySystem && _streams.Count < MostStreams
                    && TerrestrialMeaning.Of(descriptor.Body, isChinese).IsDtmb
                    && DtmbDeliverySystemDescriptor.TryRead(descriptor.Body, out DtmbDeliverySystemDescriptor dtmb) == ParseStatus.Complete)
                {
                    _streams[entry.TransportStreamId] = DtmbDelivery.From(dtmb);
                }
            }
        }
    }
}
