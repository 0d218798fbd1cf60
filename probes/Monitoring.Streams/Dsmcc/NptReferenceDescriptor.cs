using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Dsmcc;

/// <summary>
/// NPTReferenceDescriptor, tag 0x17, ISO/IEC 13818-6 §8.1:
/// <code>
/// postDiscontinuityIndicator     1 bslbf
/// contentId                      7 uimsbf
/// reserved                       7 bslbf
/// STC_Reference                 33 uimsbf
/// reserved                      31 bslbf
/// NPT_Reference                 33 uimsbf
/// scaleNumerator                16 tcimsbf
/// scaleDenominator              16 uimsbf
/// </code>
/// </summary>
public readonly record struct NptReferenceDescriptor
{
    /// <summary>postDiscontinuityIndicator, 1 bit, bslbf.</summary>
    public bool PostDiscontinuityIndicator { get; private init; }

    /// <summary>contentId, 7 bits, uimsbf.</summary>
    public byte ContentId { get; private init; }

    /// <summary>STC_Reference, 33 bits, uimsbf.</summary>
    public long StcReference { get; private init; }

    /// <summary>NPT_Reference, 33 bits, uimsbf.</summary>
    public long NptReference { get; private init; }

    /// <summary>scaleNumerator, 16 bits, tcimsbf.</summary>
    public short ScaleNumerator { get; private init; }

    /// <summary>scaleDenominator, 16 bits, uimsbf.</summary>
    public ushort ScaleDenominator { get; private init; }

    /// <summary>Reads the body. Malformed when it is too short.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out NptReferenceDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte flags = cursor.Byte();
        long high = cursor.Byte() & 1;
        view = new NptReferenceDescriptor
        {
            PostDiscontinuityIndicator = (flags & 0x80) != 0,
            ContentId = (byte)(flags & 0x7F),
            StcReference = (high << 32) | cursor.DoubleWord(),
            NptReference = NormalPlayTime.Read(ref cursor),
            ScaleNumerator = (short)cursor.Word(),
            ScaleDenominator = cursor.Word(),
        };
        return cursor.Status;
    }
}
