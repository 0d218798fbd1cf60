using System.Text;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Testing.Streams;

/// <summary>Writes descriptors; join them with a collection expression to make a loop.</summary>
public static class DescriptorBuilder
{
    public static byte[] Of(byte tag, ReadOnlySpan<byte> body) => [tag, (byte)body.Length, .. body];

    public static byte[] Service(byte serviceType, ReadOnlySpan<byte> provider, ReadOnlySpan<byte> name) =>
        Of(DescriptorTag.Service, [serviceType, (byte)provider.Length, .. provider, (byte)name.Length, .. name]);

    public static byte[] ShortEvent(string language, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text) =>
        Of(0x4D, [.. Encoding.ASCII.GetBytes(language), (byte)name.Length, .. name, (byte)text.Length, .. text]);

    public static byte[] NetworkName(ReadOnlySpan<byte> name) => Of(DescriptorTag.NetworkName, name);

    public static byte[] Language(string code, byte audioType = 0) =>
        Of(DescriptorTag.Iso639Language, [.. Encoding.ASCII.GetBytes(code), audioType]);

    public static byte[] Registration(string identifier) => Of(DescriptorTag.Registration, Encoding.ASCII.GetBytes(identifier));

    public static byte[] ConditionalAccess(ushort systemId, ushort pid) =>
        Of(DescriptorTag.ConditionalAccess, [(byte)(systemId >> 8), (byte)systemId, (byte)(0xE0 | (pid >> 8)), (byte)pid]);
}
