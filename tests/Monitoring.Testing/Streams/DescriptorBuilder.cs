using System.Text;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Testing.Streams;

/// <summary>Writes descriptors; join them with a collection expression to make a loop.</summary>
public static class DescriptorBuilder
{
    public static byte[] Of(byte tag, ReadOnlySpan<byte> body) => [tag, (byte)body.Length, .. body];

    public static byte[] Service(byte serviceType, ReadOnlySpan<byte> provider, ReadOnlySpan<byte> name) =>
        Of(DescriptorTag.Service, [serviceType, (byte)provider.Length, .. provider, (byte)name.Length, .. name]);

    public static byte[] NetworkName(ReadOnlySpan<byte> name) => Of(DescriptorTag.NetworkName, name);

    public static byte[] Language(string code, byte audioType = 0) =>
        Of(DescriptorTag.Iso639Language, [.. Encoding.ASCII.GetBytes(code), audioType]);

    public static byte[] Registration(string identifier) => Of(DescriptorTag.Registration, Encoding.ASCII.GetBytes(identifier));

    public static byte[] ConditionalAccess(ushort systemId, ushort pid) =>
        Of(DescriptorTag.ConditionalAccess, [(byte)(systemId >> 8), (byte)systemId, (byte)(0xE0 | (pid >> 8)), (byte)pid]);

    public static byte[] ShortEvent(string language, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text) =>
        Of(DescriptorTag.ShortEvent, [.. Encoding.ASCII.GetBytes(language), (byte)name.Length, .. name, (byte)text.Length, .. text]);

    public static byte[] ExtendedEvent(
        int number, int lastNumber, string language, IEnumerable<(byte[] Description, byte[] Item)> items, ReadOnlySpan<byte> text)
    {
        byte[] loop = [.. items.SelectMany(i => (byte[])[(byte)i.Description.Length, .. i.Description, (byte)i.Item.Length, .. i.Item])];
        return Of(DescriptorTag.ExtendedEvent,
            [(byte)((number << 4) | lastNumber), .. Encoding.ASCII.GetBytes(language), (byte)loop.Length, .. loop, (byte)text.Length, .. text]);
    }

    /// <summary>The delivery system of GB/T 28161, of 7 bytes or of 11.</summary>
    public static byte[] DtmbDelivery(
        uint frequency, byte fec, byte modulation, byte subcarriers, byte frameHeader, byte interleaving,
        bool otherFrequency = false, bool manyFrequencies = false, bool isLong = false)
    {
        int network = (interleaving << 4) | (otherFrequency ? 8 : 0) | (manyFrequencies ? 4 : 0) | 3;
        byte[] body =
        [
            (byte)(frequency >> 24), (byte)(frequency >> 16), (byte)(frequency >> 8), (byte)frequency,
            (byte)((fec << 4) | modulation), (byte)((subcarriers << 4) | frameHeader), (byte)network,
        ];
        return Of(DescriptorTag.TerrestrialDeliverySystem, isLong ? [.. body, 0xFF, 0xFF, 0xFF, 0xFF] : body);
    }
}
