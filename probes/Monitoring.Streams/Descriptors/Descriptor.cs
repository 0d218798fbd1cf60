namespace Monitoring.Streams.Descriptors;

/// <summary>
/// descriptor(), ISO/IEC 13818-1 §2.6.1:
/// <code>
/// descriptor_tag        8 uimsbf
/// descriptor_length     8 uimsbf
/// body                  8 · descriptor_length
/// </code>
/// </summary>
public readonly ref struct Descriptor
{
    /// <summary>descriptor_tag and descriptor_length.</summary>
    public const int HeaderSize = 2;

    internal Descriptor(byte tag, int length, ReadOnlySpan<byte> body)
    {
        Tag = tag;
        Body = body;
        IsCut = body.Length < length;
    }

    /// <summary>descriptor_tag, 8 bits, uimsbf; see <see cref="DescriptorTag"/>.</summary>
    public byte Tag { get; }

    /// <summary>The bytes after descriptor_length.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>descriptor_length runs past the loop; the body is what is there.</summary>
    public bool IsCut { get; }
}
