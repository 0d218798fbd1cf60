using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dtmb;
using Monitoring.Streams.Descriptors.Dvb;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of networks and of how they deliver.</summary>
internal static class NetworkDescriptors
{
    private const decimal TensOfHertz = 100_000m;

    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.NetworkName, new("network_name_descriptor", NetworkName)),
        new(DescriptorTag.TerrestrialDeliverySystem, new("terrestrial_delivery_system_descriptor", Terrestrial)),
    ];

    private static ParseStatus NetworkName(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = NetworkNameDescriptor.TryRead(body, out NetworkNameDescriptor view);
        fields.Text("network_name", view.Name);
        return status;
    }

    private static ParseStatus Terrestrial(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        var meaning = TerrestrialMeaning.Of(body, scope.IsChinese);
        fields.Word("standard", meaning.IsDtmb ? "GB/T 28161" : "EN 300 468");
        if (meaning.IsAmbiguous)
        {
            fields.Flag("ambiguous", true);
        }

        return meaning.IsDtmb ? Dtmb(body, fields) : Dvb(body, fields);
    }

    private static ParseStatus Dtmb(ReadOnlySpan<byte> body, FieldList fields)
    {
        ParseStatus status = DtmbDeliverySystemDescriptor.TryRead(body, out DtmbDeliverySystemDescriptor view);
        fields.Hex("centre_frequency", view.CentreFrequency, 8);
        if (DtmbFrequency.Hertz(view.CentreFrequency) is { } hertz)
        {
            fields.Quantity("frequency", hertz / 1_000_000m, "MHz");
        }

        fields.Coded("FEC", view.Fec, DeliveryMeanings.DtmbFec(view.Fec));
        fields.Coded("modulation", view.Modulation, DeliveryMeanings.DtmbModulation(view.Modulation));
        fields.Coded("number_of_subcarrier", view.NumberOfSubcarrier, DeliveryMeanings.DtmbSubcarriers(view.NumberOfSubcarrier));
        fields.Coded("frame_header_mode", view.FrameHeaderMode, DeliveryMeanings.DtmbFrameHeader(view.FrameHeaderMode));
        fields.Coded("interleaving_mode", view.InterleavingMode, DeliveryMeanings.DtmbInterleaving(view.InterleavingMode));
        fields.Flag("other_frequency_flag", view.OtherFrequencyFlag);
        fields.Coded("sfn_mfn_flag", view.SfnMfnFlag ? 1 : 0, DeliveryMeanings.DtmbNetwork(view.SfnMfnFlag));
        if (status == ParseStatus.Complete)
        {
            fields.Bytes("reserved", body[DtmbDeliverySystemDescriptor.FixedSize..]);
        }

        return status;
    }

    private static ParseStatus Dvb(ReadOnlySpan<byte> body, FieldList fields)
    {
        ParseStatus status = TerrestrialDeliverySystemDescriptor.TryRead(body, out TerrestrialDeliverySystemDescriptor view);
        fields.Number("centre_frequency", view.CentreFrequency);
        fields.Quantity("frequency", view.CentreFrequency / TensOfHertz, "MHz");
        fields.Coded("bandwidth", view.Bandwidth, DeliveryMeanings.Bandwidth(view.Bandwidth));
        fields.Flag("priority", view.Priority);
        fields.Flag("Time_Slicing_indicator", view.TimeSlicingIndicator);
        fields.Flag("MPE-FEC_indicator", view.MpeFecIndicator);
        fields.Coded("constellation", view.Constellation, DeliveryMeanings.Constellation(view.Constellation));
        fields.Coded("hierarchy_information", view.HierarchyInformation, DeliveryMeanings.Hierarchy(view.HierarchyInformation));
        fields.Coded("code_rate-HP_stream", view.CodeRateHpStream, DeliveryMeanings.CodeRate(view.CodeRateHpStream));
        fields.Coded("code_rate-LP_stream", view.CodeRateLpStream, DeliveryMeanings.CodeRate(view.CodeRateLpStream));
        fields.Coded("guard_interval", view.GuardInterval, DeliveryMeanings.GuardInterval(view.GuardInterval));
        fields.Coded("transmission_mode", view.TransmissionMode, DeliveryMeanings.TransmissionMode(view.TransmissionMode));
        fields.Flag("other_frequency_flag", view.OtherFrequencyFlag);
        return status;
    }
}
