using Monitoring.Probe.Tables.Descriptors;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;

namespace Monitoring.Probe.Tables;

/// <summary>Finds the describer of a descriptor by its tag and by where it stands.</summary>
internal static class DescriptorCatalogue
{
    private static readonly Dictionary<byte, DescriptorDescriber> ByTag = new(
    [
        .. MpegDescriptors.All, .. StreamDescriptors.All, .. CodecDescriptors.All, .. NetworkDescriptors.All, .. DeliveryDescriptors.All,
        .. ServiceDescriptors.All, .. ServiceListDescriptors.All, .. NameDescriptors.All, .. EventDescriptors.All, .. AudioDescriptors.All,
    ]);

    private static readonly Dictionary<byte, DescriptorDescriber> ByExtensionTag = new(ExtensionDescriptors.All);
    private static readonly Dictionary<byte, DescriptorDescriber> ByMpegExtensionTag = new(CodecDescriptors.Extensions);
    private static readonly Dictionary<byte, DescriptorDescriber> OfApplications = new(ApplicationDescriptors.All);
    private static readonly Dictionary<byte, DescriptorDescriber> OfSplices = new(SpliceDescriptors.All);
    private static readonly Dictionary<byte, DescriptorDescriber> OfDsmcc = new(DsmccDescriptors.All);

    /// <summary>The describer and the bytes it is for; null where nobody knows the descriptor.</summary>
    public static DescriptorDescriber? Find(in Descriptor descriptor, in DescriptorScope scope, out ReadOnlySpan<byte> body)
    {
        body = descriptor.Body;
        Dictionary<byte, DescriptorDescriber>? own = scope.TableId switch
        {
            TableId.ApplicationInformation => OfApplications,
            TableId.SpliceInformation => OfSplices,
            TableId.DsmccStreamDescriptors => OfDsmcc,
            _ => null,
        };
        if (own is not null)
        {
            return own.GetValueOrDefault(descriptor.Tag);
        }

        if (PrivateDescriptors.Find(descriptor.Tag, scope) is { } known)
        {
            return known;
        }

        if (descriptor.Tag is DescriptorTag.Extension or DescriptorTag.MpegExtension && !body.IsEmpty)
        {
            byte extension = body[0];
            body = body[1..];
            return (descriptor.Tag == DescriptorTag.Extension ? ByExtensionTag : ByMpegExtensionTag).GetValueOrDefault(extension);
        }

        return ByTag.GetValueOrDefault(descriptor.Tag);
    }
}
