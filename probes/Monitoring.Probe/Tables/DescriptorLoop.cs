using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Probe.Tables;

/// <summary>Describes descriptor loops. What nobody knows and what is malformed is kept as bytes.</summary>
internal static class DescriptorLoop
{
    private const string LoopName = "descriptors";

    public static void Describe(DescriptorReader descriptors, DescriptorScope scope, FieldList fields, string name = LoopName)
    {
        List<FieldList> loop = fields.Loop(name);
        foreach (Descriptor descriptor in descriptors)
        {
            loop.Add(Describe(descriptor, scope));
            scope = scope.After(descriptor);
        }
    }

    private static FieldList Describe(Descriptor descriptor, in DescriptorScope scope)
    {
        DescriptorDescriber? describer = DescriptorCatalogue.Find(descriptor, scope, out ReadOnlySpan<byte> body);
        FieldList fields = Begin(describer?.Name, descriptor);
        if (describer is null)
        {
            fields.Bytes("bytes", descriptor.Body);
        }
        else if (describer.Describe(body, scope, fields) != ParseStatus.Complete)
        {
            fields = Begin(describer.Name, descriptor);
            fields.Flag("malformed", true);
            fields.Bytes("bytes", descriptor.Body);
        }
        else if (fields.HasOmissions)
        {
            fields.Bytes("bytes", descriptor.Body);
        }

        if (descriptor.IsCut)
        {
            fields.Flag("cut", true);
        }

        return fields;
    }

    private static FieldList Begin(string? name, in Descriptor descriptor)
    {
        FieldList fields = new(name ?? "descriptor");
        fields.Hex("descriptor_tag", descriptor.Tag, 2);
        if (descriptor.Tag == DescriptorTag.Extension && !descriptor.Body.IsEmpty)
        {
            fields.Hex("descriptor_tag_extension", descriptor.Body[0], 2);
        }

        return fields;
    }
}
