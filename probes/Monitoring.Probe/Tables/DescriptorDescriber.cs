using Monitoring.Streams.Bits;

namespace Monitoring.Probe.Tables;

/// <summary>Puts the fields of a descriptor down; what it answers is the answer of the descriptor's reader.</summary>
internal delegate ParseStatus DescribeDescriptor(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields);

/// <summary>A descriptor that can be described.</summary>
/// <param name="Name">Name as the standard spells it.</param>
/// <param name="Describe">Puts its fields down.</param>
internal sealed record DescriptorDescriber(string Name, DescribeDescriptor Describe);
