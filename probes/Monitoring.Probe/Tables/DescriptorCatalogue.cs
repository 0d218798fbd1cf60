using Monitoring.Probe.Tables.Descriptors;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Probe.Tables;

/// <summary>Finds the describer of a descriptor by its tag and by where it stands.</summary>
internal static class DescriptorCatalogue
{
    private const byte FirstPrivateTag = 0x80;

    private static readonly Dictionary<byte, DescriptorDescriber> ByTag = new(
    [
        .. MpegDescriptors.All, .. NetworkDescriptors.All, .. ServiceDescriptors.All, .. EventDescriptors.All,
    ]);

    /// <summary>The describer; null where nobody knows the descriptor.</summary>
    public static DescriptorDescriber? Find(in Descriptor descriptor, in DescriptorScope scope) =>
        descriptor.Tag >= FirstPrivateTag && PrivateDescriptors.Find(descriptor.Tag, scope) is { } known
            ? known
            : ByTag.GetValueOrDefault(descriptor.Tag);
}
