using Monitoring.Streams.Descriptors;

namespace Monitoring.Probe.Tables;

/// <summary>What must be known beside the bytes to read a descriptor: tags are used for different things in different places.</summary>
/// <param name="TableId">table_id of the table it is in.</param>
/// <param name="StreamType">stream_type of the component it is of; null elsewhere.</param>
/// <param name="IsChinese">The network is a Chinese one.</param>
/// <param name="PrivateDataSpecifier">Specifier before it in its loop; null where there is none.</param>
/// <param name="Registration">format_identifier before it in its loop; null where there is none.</param>
internal readonly record struct DescriptorScope(
    byte TableId, byte? StreamType, bool IsChinese, uint? PrivateDataSpecifier, uint? Registration)
{
    public DescriptorScope(byte tableId, bool isChinese)
        : this(tableId, null, isChinese, null, null)
    {
    }

    /// <summary>The scope of what comes after <paramref name="descriptor"/>.</summary>
    public DescriptorScope After(in Descriptor descriptor) => descriptor switch
    {
        { Tag: DescriptorTag.PrivateDataSpecifier, Body.Length: >= 4 } =>
            this with { PrivateDataSpecifier = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(descriptor.Body) },
        { Tag: DescriptorTag.Registration, Body.Length: >= 4 } =>
            this with { Registration = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(descriptor.Body) },
        _ => this,
    };
}
