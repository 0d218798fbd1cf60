using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of networks, bouquets and delivery systems that have no two meanings.</summary>
internal static class DeliveryDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.ServiceList, new("service_list_descriptor", ServiceList)),
        new(DescriptorTag.Stuffing, new("stuffing_descriptor", Stuffing)),
        new(DescriptorTag.SatelliteDeliverySystem, new("satellite_delivery_system_descriptor", SatelliteDeliverySystem)),
        new(DescriptorTag.CableDeliverySystem, new("cable_delivery_system_descriptor", CableDeliverySystem)),
        new(DescriptorTag.BouquetName, new("bouquet_name_descriptor", BouquetName)),
        new(DescriptorTag.CountryAvailability, new("country_availability_descriptor", CountryAvailability)),
        new(DescriptorTag.FrequencyList, new("frequency_list_descriptor", FrequencyList)),
        new(DescriptorTag.CellList, new("cell_list_descriptor", CellList)),
        new(DescriptorTag.TimeSliceFecIdentifier, new("time_slice_fec_identifier_descriptor", TimeSliceFecIdentifier)),
        new(DescriptorTag.CellFrequency, new("cell_frequency_link_descriptor", CellFrequency)),
        new(DescriptorTag.S2SatelliteDeliverySystem, new("S2_satellite_delivery_system_descriptor", S2SatelliteDeliverySystem)),
    ];

    private static ParseStatus ServiceList(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        EntryList<ServiceListEntry> entries = new(body);
        List<FieldList> rounds = fields.Loop("services");
        foreach (ServiceListEntry entry in entries)
        {
            FieldList round = rounds.Next();
            round.Hex("service_id", entry.ServiceId, 4);
            round.Coded("service_type", entry.ServiceType, ServiceMeanings.ServiceType(entry.ServiceType), 2);
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }

    private static ParseStatus Stuffing(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = StuffingDescriptor.TryRead(body, out StuffingDescriptor view);
        fields.Bytes("stuffing_byte", view.StuffingByte);
        return status;
    }

    private static ParseStatus SatelliteDeliverySystem(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = SatelliteDeliverySystemDescriptor.TryRead(body, out SatelliteDeliverySystemDescriptor view);
        fields.Hex("frequency", view.Frequency, 8);
        fields.Hex("orbital_position", view.OrbitalPosition, 4);
        fields.Flag("west_east_flag", view.WestEastFlag);
        fields.Coded("polarization", view.Polarization, DeliveryMeanings.Polarization(view.Polarization));
        fields.Coded("roll_off", view.RollOff, DeliveryMeanings.RollOff(view.RollOff));
        fields.Flag("modulation_system", view.ModulationSystem);
        fields.Coded("modulation_type", view.ModulationType, DeliveryMeanings.SatelliteModulation(view.ModulationType));
        fields.Hex("symbol_rate", view.SymbolRate, 7);
        fields.Coded("FEC_inner", view.FecInner, DeliveryMeanings.FecInner(view.FecInner));
        Digits(fields, "frequency", view.Frequency, 8, 0.01m, "MHz");
        Digits(fields, "orbital_position", (uint)view.OrbitalPosition << 16, 4, 0.1m, "degrees");
        Digits(fields, "symbol_rate", view.SymbolRate << 4, 7, 0.1m, "kSymbols");
        return status;
    }

    private static ParseStatus CableDeliverySystem(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = CableDeliverySystemDescriptor.TryRead(body, out CableDeliverySystemDescriptor view);
        fields.Hex("frequency", view.Frequency, 8);
        fields.Number("FEC_outer", view.FecOuter);
        fields.Coded("modulation", view.Modulation, DeliveryMeanings.CableModulation(view.Modulation));
        fields.Hex("symbol_rate", view.SymbolRate, 7);
        fields.Coded("FEC_inner", view.FecInner, DeliveryMeanings.FecInner(view.FecInner));
        Digits(fields, "frequency", view.Frequency, 8, 0.0001m, "MHz");
        Digits(fields, "symbol_rate", view.SymbolRate << 4, 7, 0.1m, "kSymbols");
        return status;
    }

    private static ParseStatus BouquetName(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = BouquetNameDescriptor.TryRead(body, out BouquetNameDescriptor view);
        fields.Text("bouquet_name", view.BouquetName);
        return status;
    }

    private static ParseStatus CountryAvailability(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = CountryAvailabilityDescriptor.TryRead(body, out CountryAvailabilityDescriptor view);
        fields.Flag("country_availability_flag", view.CountryAvailabilityFlag);
        List<FieldList> rounds = fields.Loop("countries");
        foreach (CountryAvailabilityEntry entry in view.Countries)
        {
            FieldList round = rounds.Next();
            round.Word("country_code", entry.CountryCode);
        }

        fields.Bytes("rest", view.Countries.Rest);
        return status;
    }

    private static ParseStatus FrequencyList(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = FrequencyListDescriptor.TryRead(body, out FrequencyListDescriptor view);
        fields.Coded("coding_type", view.CodingType, DeliveryMeanings.FrequencyCoding(view.CodingType));
        List<FieldList> rounds = fields.Loop("frequencies");
        foreach (FrequencyListEntry entry in view.Frequencies)
        {
            FieldList round = rounds.Next();
            round.Hex("centre_frequency", entry.CentreFrequency, 8);
        }

        fields.Bytes("rest", view.Frequencies.Rest);
        return status;
    }

    private static ParseStatus CellFrequency(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        CellFrequencyReader cells = new(body);
        List<FieldList> rounds = fields.Loop("cells");
        while (cells.MoveNext())
        {
            FieldList round = rounds.Next();
            round.Number("cell_id", cells.CellId);
            round.Number("frequency", cells.Frequency);
            List<FieldList> subcells = round.Loop("subcells");
            foreach (TransposerEntry transposer in cells.Transposers)
            {
                FieldList subcell = subcells.Next();
                subcell.Number("cell_id_extension", transposer.CellIdExtension);
                subcell.Number("transposer_frequency", transposer.TransposerFrequency);
            }

            round.Bytes("rest", cells.Transposers.Rest);
        }

        fields.Bytes("rest", cells.Rest);
        return ParseStatus.Complete;
    }

    private static ParseStatus CellList(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        CellReader cells = new(body);
        List<FieldList> rounds = fields.Loop("cells");
        while (cells.MoveNext())
        {
            FieldList round = rounds.Next();
            round.Number("cell_id", cells.CellId);
            Area("cell", cells.Area, round);
            List<FieldList> subcells = round.Loop("subcells");
            foreach (SubcellEntry entry in cells.Subcells)
            {
                FieldList subcell = subcells.Next();
                subcell.Number("cell_id_extension", entry.CellIdExtension);
                Area("subcell", entry.Area, subcell);
            }

            round.Bytes("rest", cells.Subcells.Rest);
        }

        fields.Bytes("rest", cells.Rest);
        return ParseStatus.Complete;
    }

    private static void Area(string what, CellArea area, FieldList fields)
    {
        fields.Number($"{what}_latitude", area.Latitude);
        fields.Number($"{what}_longitude", area.Longitude);
        fields.Number($"{what}_extent_of_latitude", area.ExtentOfLatitude);
        fields.Number($"{what}_extent_of_longitude", area.ExtentOfLongitude);
        fields.Quantity("latitude", area.LatitudeDegrees, "degrees");
        fields.Quantity("longitude", area.LongitudeDegrees, "degrees");
    }

    private static ParseStatus TimeSliceFecIdentifier(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = TimeSliceFecIdentifierDescriptor.TryRead(body, out TimeSliceFecIdentifierDescriptor view);
        fields.Flag("time_slicing", view.TimeSlicing);
        fields.Number("mpe_fec", view.MpeFec);
        fields.Number("frame_size", view.FrameSize);
        fields.Number("max_burst_duration", view.MaxBurstDuration);
        fields.Number("max_average_rate", view.MaxAverageRate);
        fields.Number("time_slice_fec_id", view.TimeSliceFecId);
        fields.Bytes("id_selector_byte", view.IdSelector);
        return status;
    }

    private static ParseStatus S2SatelliteDeliverySystem(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = S2SatelliteDeliverySystemDescriptor.TryRead(body, out S2SatelliteDeliverySystemDescriptor view);
        fields.Flag("scrambling_sequence_selector", view.ScramblingSequenceSelector);
        fields.Flag("multiple_input_stream_flag", view.MultipleInputStreamFlag);
        fields.Flag("not_timeslice_flag", view.NotTimesliceFlag);
        fields.Number("TS_GS_mode", view.TsGsMode);
        fields.Number("scrambling_sequence_index", view.ScramblingSequenceIndex);
        fields.Number("input_stream_identifier", view.InputStreamIdentifier);
        fields.Number("timeslice_number", view.TimesliceNumber);
        return status;
    }

    /// <summary>A number of decimal digits in its unit, where they are digits.</summary>
    private static void Digits(FieldList fields, string name, uint field, int digits, decimal step, string unit)
    {
        if (BinaryCodedDecimal.Read(field, digits) is { } value)
        {
            fields.Quantity(name, value * step, unit);
        }
    }
}
