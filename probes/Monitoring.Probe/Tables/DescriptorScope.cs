using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;

namespace Monitoring.Probe.Tables;

/// <summary>What must be known beside the bytes to read a descriptor: tags are used for different things in different places.</summary>
/// <param name="TableId">table_id of the table it is in.</param>
/// <param name="StreamType">stream_type of the component it is of; null elsewhere.</param>
/// <param name="IsChinese">The network is a Chinese one.</param>
/// <param name="PrivateDataSpecifier">Specifier before it in its loop; null where there is none.</param>
/// <param name="Registration">format_identifier before it in its loop; null where there is none.</param>
/// <param name="TextSelection">
/// Bytes that select the character table of the extended event text begun before it; null where there is none.
/// </param>
internal readonly record struct DescriptorScope(
    byte TableId, byte? StreamType, bool IsChinese, uint? PrivateDataSpecifier, uint? Registration, byte[]? TextSelection)
{
    /// <summary>format_identifier of ATSC: GA94.</summary>
    private const uint AtscRegistration = 0x4741_3934;

    public DescriptorScope(byte tableId, bool isChinese)
        : this(tableId, null, isChinese, null, null, null)
    {
    }

    /// <summary>The program is registered as one of ATSC, whose private tags are its own.</summary>
    public bool IsAtsc { get; init; }

    /// <summary>The scope of what comes after <paramref name="descriptor"/>.</summary>
    public DescriptorScope After(in Descriptor descriptor) => descriptor switch
    {
        { Tag: DescriptorTag.PrivateDataSpecifier, Body.Length: >= 4 } =>
            this with { PrivateDataSpecifier = BinaryPrimitives.ReadUInt32BigEndian(descriptor.Body) },
        { Tag: DescriptorTag.Registration, Body.Length: >= 4 } =>
            Registered(BinaryPrimitives.ReadUInt32BigEndian(descriptor.Body)),
        { Tag: DescriptorTag.ExtendedEvent } => this with { TextSelection = SelectionOf(descriptor.Body) },
        _ => this,
    };

    /// <summary>What the loop before it says of a component: its program may be one of ATSC.</summary>
    public DescriptorScope Within(DescriptorReader program, byte streamType)
    {
        DescriptorScope scope = this;
        foreach (Descriptor descriptor in program)
        {
            scope = scope.After(descriptor);
        }

        return this with { StreamType = streamType, IsAtsc = scope.IsAtsc };
    }

    private DescriptorScope Registered(uint identifier) =>
        this with { Registration = identifier, IsAtsc = IsAtsc || identifier == AtscRegistration };

    /// <summary>The first descriptor of a text says which table it is in, and the others may leave it to it.</summary>
    private byte[]? SelectionOf(ReadOnlySpan<byte> body)
    {
        if (ExtendedEventDescriptor.TryRead(body, out ExtendedEventDescriptor view) != ParseStatus.Complete)
        {
            return TextSelection;
        }

        int length = view.Text switch
        {
            [0x10, ..] => 3,
            [0x1F, ..] => 2,
            [< 0x20, ..] => 1,
            _ => 0,
        };
        return length > 0 && length <= view.Text.Length ? view.Text[..length].ToArray()
            : view.DescriptorNumber > 0 ? TextSelection
            : null;
    }
}
