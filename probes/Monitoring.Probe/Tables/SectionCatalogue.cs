using Monitoring.Probe.Tables.Sections;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Probe.Tables;

/// <summary>Describes a section by its table_id; the bytes of one that nobody knows or that is malformed are kept.</summary>
internal static class SectionCatalogue
{
    private delegate ParseStatus DescribeSection(ReadOnlySpan<byte> section, bool isChinese, FieldList fields);

    public static FieldList Describe(in SectionHeader header, ReadOnlySpan<byte> section, bool isChinese)
    {
        FieldList fields = new();
        DescribeSection? describe = Find(header.TableId);
        if (describe is not null && describe(section, isChinese, fields) == ParseStatus.Complete)
        {
            return fields;
        }

        fields = new FieldList();
        if (describe is not null)
        {
            fields.Flag("malformed", true);
        }

        int start = header.SectionSyntaxIndicator ? SectionLimits.LongHeaderSize : SectionLimits.HeaderSize;
        int end = header.TotalLength - (header.HasCrc ? SectionLimits.CrcSize : 0);
        fields.Bytes("bytes", section[start..end]);
        return fields;
    }

    private static DescribeSection? Find(byte tableId) => tableId switch
    {
        TableId.ProgramAssociation => static (section, _, fields) => PsiSections.ProgramAssociation(section, fields),
        TableId.ConditionalAccess => PsiSections.ConditionalAccess,
        TableId.ProgramMap => PsiSections.ProgramMap,
        TableId.TransportStreamDescription => PsiSections.TransportStreamDescription,
        TableId.NetworkInformationActual or TableId.NetworkInformationOther => SiSections.NetworkInformation,
        TableId.ServiceDescriptionActual or TableId.ServiceDescriptionOther => SiSections.ServiceDescription,
        TableId.BouquetAssociation => SiSections.BouquetAssociation,
        >= TableId.EventPresentFollowingActual and <= TableId.EventScheduleLast => SiSections.EventInformation,
        TableId.TimeAndDate => static (section, _, fields) => SiSections.TimeDate(section, fields),
        TableId.RunningStatus => static (section, _, fields) => SiSections.RunningStatusChanges(section, fields),
        TableId.TimeOffset => SiSections.TimeOffset,
        TableId.ApplicationInformation => ApplicationSections.ApplicationInformation,
        TableId.DsmccMessage or TableId.DsmccDownloadData => static (section, _, fields) => DsmccSections.Message(section, fields),
        TableId.DsmccStreamDescriptors => DsmccSections.StreamDescriptors,
        TableId.DsmccPrivateData => static (section, _, fields) => DsmccSections.Datagram(section, fields),
        TableId.SpliceInformation => SpliceSections.SpliceInformation,
        _ => null,
    };
}
