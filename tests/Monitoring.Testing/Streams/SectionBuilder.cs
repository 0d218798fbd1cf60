using System.Buffers.Binary;
using Monitoring.Streams.Checksums;
using Monitoring.Streams.Sections;

namespace Monitoring.Testing.Streams;

/// <summary>Writes whole sections, CRC_32 included.</summary>
public static partial class SectionBuilder
{
    public static byte[] Pat(ushort transportStreamId, int version, params (ushort ProgramNumber, ushort Pid)[] programs)
    {
        List<byte> body = [];
        foreach ((ushort programNumber, ushort pid) in programs)
        {
            body.AddRange([.. Word(programNumber), .. Word(0xE000 | pid)]);
        }

        return LongSyntax(TableId.ProgramAssociation, transportStreamId, version, [.. body]);
    }

    public static byte[] Pmt(ushort programNumber, ushort pcrPid, int version, byte[] programDescriptors, params ElementSpec[] elements)
    {
        List<byte> body = [.. Word(0xE000 | pcrPid), .. Counted(programDescriptors)];
        foreach (ElementSpec element in elements)
        {
            body.AddRange([element.StreamType, .. Word(0xE000 | element.Pid), .. Counted(element.Descriptors)]);
        }

        return LongSyntax(TableId.ProgramMap, programNumber, version, [.. body]);
    }

    public static byte[] Cat(int version, params byte[] descriptors) => LongSyntax(TableId.ConditionalAccess, 0xFFFF, version, descriptors);

    public static byte[] Tsdt(int version, params byte[] descriptors) =>
        LongSyntax(TableId.TransportStreamDescription, 0xFFFF, version, descriptors);

    public static byte[] Ait(
        ushort applicationType, int version, byte[] commonDescriptors,
        params (uint OrganisationId, ushort ApplicationId, byte ControlCode, byte[] Descriptors)[] applications)
    {
        List<byte> loop = [];
        foreach ((uint organisationId, ushort applicationId, byte controlCode, byte[] descriptors) in applications)
        {
            loop.AddRange([.. Word((int)(organisationId >> 16)), .. Word((ushort)organisationId), .. Word(applicationId), controlCode]);
            loop.AddRange(Counted(descriptors));
        }

        return LongSyntax(TableId.ApplicationInformation, applicationType, version, [.. Counted(commonDescriptors), .. Counted([.. loop])]);
    }

    public static byte[] Sdt(ushort transportStreamId, ushort originalNetworkId, int version, params ServiceSpec[] services) =>
        Sdt(TableId.ServiceDescriptionActual, transportStreamId, originalNetworkId, version, services);

    public static byte[] SdtOther(ushort transportStreamId, ushort originalNetworkId, int version, params ServiceSpec[] services) =>
        Sdt(TableId.ServiceDescriptionOther, transportStreamId, originalNetworkId, version, services);

    public static byte[] Nit(
        ushort networkId, int version, byte[] networkDescriptors,
        params (ushort TransportStreamId, ushort OriginalNetworkId, byte[] Descriptors)[] streams) =>
        LongSyntax(TableId.NetworkInformationActual, networkId, version, Loops(networkDescriptors, streams));

    public static byte[] Bat(
        ushort bouquetId, int version, byte[] bouquetDescriptors,
        params (ushort TransportStreamId, ushort OriginalNetworkId, byte[] Descriptors)[] streams) =>
        LongSyntax(TableId.BouquetAssociation, bouquetId, version, Loops(bouquetDescriptors, streams));

    /// <summary>Any section in the long syntax.</summary>
    public static byte[] LongSyntax(
        byte tableId, ushort extension, int version, ReadOnlySpan<byte> body,
        byte sectionNumber = 0, byte lastSectionNumber = 0, bool current = true)
    {
        int length = SectionLimits.LongHeaderSize - SectionLimits.HeaderSize + body.Length + SectionLimits.CrcSize;
        byte[] section =
        [
            tableId, .. Word(0xB000 | length), .. Word(extension), (byte)(0xC0 | (version << 1) | (current ? 1 : 0)),
            sectionNumber, lastSectionNumber,
            .. body, 0, 0, 0, 0,
        ];
        WriteCrc(section);
        return section;
    }

    /// <summary>Any section in the short syntax, without a CRC_32: TDT, RST, stuffing, private sections.</summary>
    public static byte[] ShortSyntax(byte tableId, ReadOnlySpan<byte> body) => [tableId, .. Word(0x7000 | body.Length), .. body];

    /// <summary>Makes the CRC_32 of a section that was changed right again.</summary>
    public static void WriteCrc(Span<byte> section) =>
        BinaryPrimitives.WriteUInt32BigEndian(section[^SectionLimits.CrcSize..], Crc32Mpeg2.Compute(section[..^SectionLimits.CrcSize]));

    private static byte[] Sdt(byte tableId, ushort transportStreamId, ushort originalNetworkId, int version, ServiceSpec[] services)
    {
        List<byte> body = [.. Word(originalNetworkId), 0xFF];
        foreach (ServiceSpec service in services)
        {
            byte[] descriptors = DescriptorBuilder.Service(
                service.ServiceType, DvbTextEncoder.Encode(service.Provider, service.Table),
                DvbTextEncoder.Encode(service.Name, service.Table));
            int status = (service.RunningStatus << 13) | (service.FreeCaMode ? 0x1000 : 0);
            int events = 0xFC | (service.HasSchedule ? 2 : 0) | (service.HasPresentFollowing ? 1 : 0);
            body.AddRange([.. Word(service.ServiceId), (byte)events, .. Word(status | descriptors.Length), .. descriptors]);
        }

        return LongSyntax(tableId, transportStreamId, version, [.. body]);
    }

    private static byte[] Loops(
        byte[] descriptors, (ushort TransportStreamId, ushort OriginalNetworkId, byte[] Descriptors)[] streams)
    {
        List<byte> loop = [];
        foreach ((ushort transportStreamId, ushort originalNetworkId, byte[] own) in streams)
        {
            loop.AddRange([.. Word(transportStreamId), .. Word(originalNetworkId), .. Counted(own)]);
        }

        return [.. Counted(descriptors), .. Counted([.. loop])];
    }

    private static byte[] Counted(byte[] bytes) => [.. Word(0xF000 | bytes.Length), .. bytes];

    private static byte[] Word(int value) => [(byte)(value >> 8), (byte)value];
}
