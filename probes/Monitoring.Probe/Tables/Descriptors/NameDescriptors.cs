using System.Globalization;
using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;
using Monitoring.Streams.Descriptors.Mpeg;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors whose fields vary in number: names in several languages, identifiers, offsets of local time.</summary>
internal static class NameDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.VbiData, new("VBI_data_descriptor", VbiData)),
        new(DescriptorTag.VbiTeletext, new("VBI_teletext_descriptor", ServiceListDescriptors.Teletext)),
        new(DescriptorTag.LocalTimeOffset, new("local_time_offset_descriptor", LocalTimeOffset)),
        new(DescriptorTag.MultilingualNetworkName, new("multilingual_network_name_descriptor", NetworkNames)),
        new(DescriptorTag.MultilingualBouquetName, new("multilingual_bouquet_name_descriptor", BouquetNames)),
        new(DescriptorTag.MultilingualServiceName, new("multilingual_service_name_descriptor", ServiceNames)),
        new(DescriptorTag.MultilingualComponent, new("multilingual_component_descriptor", ComponentNames)),
        new(DescriptorTag.ContentIdentifier, new("content_identifier_descriptor", ContentIdentifiers)),
        new(DescriptorTag.Dts, new("DTS_audio_stream_descriptor", Dts)),
        new(DescriptorTag.VvcVideo, new("VVC_video_descriptor", VvcVideo)),
    ];

    /// <summary>Names in their languages.</summary>
    internal static void Names(MultilingualNameReader names, string field, FieldList fields)
    {
        List<FieldList> rounds = fields.Loop("names");
        foreach (MultilingualNameReader name in names)
        {
            FieldList round = rounds.Next();
            round.Word("ISO_639_language_code", name.Iso639LanguageCode);
            round.Text(field, name.Name);
        }
    }

    private static ParseStatus NetworkNames(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        Names(new MultilingualNameReader(body), "network_name", fields);
        return ParseStatus.Complete;
    }

    private static ParseStatus BouquetNames(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        Names(new MultilingualNameReader(body), "bouquet_name", fields);
        return ParseStatus.Complete;
    }

    private static ParseStatus ServiceNames(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        List<FieldList> rounds = fields.Loop("names");
        foreach (MultilingualServiceNameReader name in new MultilingualServiceNameReader(body))
        {
            FieldList round = rounds.Next();
            round.Word("ISO_639_language_code", name.Iso639LanguageCode);
            round.Text("service_provider_name", name.ServiceProviderName);
            round.Text("service_name", name.ServiceName);
        }

        return ParseStatus.Complete;
    }

    private static ParseStatus ComponentNames(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = MultilingualComponentDescriptor.TryRead(body, out MultilingualComponentDescriptor view);
        fields.Hex("component_tag", view.ComponentTag, 2);
        Names(view.Descriptions, "text_description", fields);
        return status;
    }

    private static ParseStatus VbiData(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        List<FieldList> rounds = fields.Loop("data_services");
        foreach (VbiDataReader service in new VbiDataReader(body))
        {
            FieldList round = rounds.Next();
            round.Coded("data_service_id", service.DataServiceId, EventMeanings.VbiService(service.DataServiceId));
            round.Bytes("lines", service.Lines);
        }

        return ParseStatus.Complete;
    }

    private static ParseStatus ContentIdentifiers(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        List<FieldList> rounds = fields.Loop("identifiers");
        foreach (ContentIdentifierReader identifier in new ContentIdentifierReader(body))
        {
            FieldList round = rounds.Next();
            round.Coded("crid_type", identifier.CridType, EventMeanings.CridType(identifier.CridType));
            round.Number("crid_location", identifier.CridLocation);
            if (!identifier.Crid.IsEmpty)
            {
                round.Text("crid_byte", identifier.Crid);
            }

            round.Hex("crid_ref", identifier.CridRef, 4);
        }

        return ParseStatus.Complete;
    }

    private static ParseStatus LocalTimeOffset(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        EntryList<LocalTimeOffsetEntry> entries = new(body);
        List<FieldList> rounds = fields.Loop("offsets");
        foreach (LocalTimeOffsetEntry entry in entries)
        {
            FieldList round = rounds.Next();
            round.Word("country_code", entry.CountryCode);
            round.Number("country_region_id", entry.CountryRegionId);
            round.Flag("local_time_offset_polarity", entry.LocalTimeOffsetPolarity);
            round.Word("local_time_offset", Offset(entry.LocalTimeOffset, entry.LocalTimeOffsetPolarity));
            round.Time("time_of_change", new DvbTime(entry.DateOfChange, (int)entry.ClockOfChange));
            round.Word("next_time_offset", Offset(entry.NextTimeOffset, entry.LocalTimeOffsetPolarity));
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }

    private static ParseStatus Dts(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = DtsDescriptor.TryRead(body, out DtsDescriptor view);
        if (status == ParseStatus.Complete)
        {
            fields.Number("sample_rate_code", view.SampleRateCode);
            fields.Number("bit_rate_code", view.BitRateCode);
            fields.Number("nblks", view.Nblks);
            fields.Number("fsize", view.Fsize);
            fields.Number("surround_mode", view.SurroundMode);
            fields.Flag("lfe_flag", view.LfeFlag);
            fields.Number("extended_surround_flag", view.ExtendedSurroundFlag);
            fields.Bytes("additional_info_byte", body[DtsDescriptor.FixedSize..]);
        }

        return status;
    }

    private static ParseStatus VvcVideo(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = VvcVideoDescriptor.TryRead(body, out VvcVideoDescriptor view);
        fields.Number("profile_idc", view.ProfileIdc);
        fields.Flag("tier_flag", view.TierFlag);
        fields.Number("num_sub_profiles", view.NumSubProfiles);
        fields.Flag("progressive_source_flag", view.ProgressiveSourceFlag);
        fields.Flag("interlaced_source_flag", view.InterlacedSourceFlag);
        fields.Number("level_idc", view.LevelIdc);
        fields.Flag("VVC_still_present_flag", view.VvcStillPresentFlag);
        fields.Coded("HDR_WCG_idc", view.HdrWcgIdc, CodecMeanings.HdrWcg(view.HdrWcgIdc));
        fields.Number("video_properties_tag", view.VideoPropertiesTag);
        fields.Number("temporal_id_min", view.TemporalIdMin);
        fields.Number("temporal_id_max", view.TemporalIdMax);
        return status;
    }

    /// <summary>Hours and minutes with their sign; as sent where they are no digits.</summary>
    private static string Offset(ushort digits, bool isBehind) => BinaryCodedDecimal.Read((uint)digits << 16, 4) is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{(isBehind ? '-' : '+')}{value / 100:00}:{value % 100:00}")
        : $"0x{digits:X4}";
}
