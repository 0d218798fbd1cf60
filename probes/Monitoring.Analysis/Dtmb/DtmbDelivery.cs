using Monitoring.Streams.Descriptors.Dtmb;

namespace Monitoring.Analysis.Dtmb;

/// <summary>What the NIT says of the modulator, GB/T 28161 §6.2.10.3.</summary>
/// <param name="Mode">The mode; null where the NIT names a combination there is none of.</param>
/// <param name="Frequency">Centre frequency in Hz; null where its coding is not understood.</param>
/// <param name="Carriers">1 or 3780.</param>
/// <param name="Interleaving">240 or 720.</param>
/// <param name="IsSingleFrequency">A network on one frequency.</param>
internal sealed record DtmbDelivery(DtmbMode? Mode, long? Frequency, int Carriers, int Interleaving, bool IsSingleFrequency)
{
    private const int ManyCarriers = 3;

    public static DtmbDelivery From(in DtmbDeliverySystemDescriptor descriptor)
    {
        DtmbMapping? mapping = descriptor.Modulation switch
        {
            1 => DtmbMapping.Qam4,
            2 => DtmbMapping.Qam4Nr,
            3 => DtmbMapping.Qam16,
            4 => DtmbMapping.Qam32,
            5 => DtmbMapping.Qam64,
            _ => null,
        };
        DtmbHeader header = descriptor.FrameHeaderMode switch
        {
            0 or 1 => DtmbHeader.Pn420,
            2 => DtmbHeader.Pn595,
            _ => DtmbHeader.Pn945,
        };
        int tenths = 2 + (2 * descriptor.Fec);
        return new DtmbDelivery(
            DtmbMode.All.FirstOrDefault(m => m.Mapping == mapping && m.FecTenths == tenths && m.Header == header),
            DtmbFrequency.Hertz(descriptor.CentreFrequency), descriptor.NumberOfSubcarrier == ManyCarriers ? 3780 : 1,
            descriptor.InterleavingMode == 0 ? 240 : 720, !descriptor.SfnMfnFlag);
    }
}
