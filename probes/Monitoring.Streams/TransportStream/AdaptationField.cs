namespace Monitoring.Streams.TransportStream;

/// <summary>
/// adaptation_field(), ISO/IEC 13818-1 §2.4.3.4:
/// <code>
/// adaptation_field_length                    8 uimsbf
/// discontinuity_indicator                    1 bslbf
/// random_access_indicator                    1 bslbf
/// elementary_stream_priority_indicator       1 bslbf
/// PCR_flag                                   1 bslbf
/// OPCR_flag                                  1 bslbf
/// splicing_point_flag                        1 bslbf
/// transport_private_data_flag                1 bslbf
/// adaptation_field_extension_flag            1 bslbf
/// program_clock_reference                   48 if PCR_flag
/// original_program_clock_reference          48 if OPCR_flag
/// splice_countdown                           8 tcimsbf if splicing_point_flag
/// </code>
/// Flags of a field of length 0, or of one that does not fit its packet, read as not set.
/// </summary>
public readonly ref struct AdaptationField
{
    private const int FlagsSize = 1;
    private const int LargestLength = TransportPacket.Length - TransportPacket.HeaderSize - 1;

    private readonly ReadOnlySpan<byte> _body;

    /// <summary>Views the field that begins at the start of <paramref name="afterHeader"/>: its length byte and what follows.</summary>
    public AdaptationField(ReadOnlySpan<byte> afterHeader)
    {
        Length = afterHeader.IsEmpty ? 0 : afterHeader[0];
        bool fits = !afterHeader.IsEmpty && Length < afterHeader.Length && Length <= LargestLength;
        _body = fits ? afterHeader.Slice(1, Length) : default;
        IsValid = fits && Length >= FieldsSize(Flags);
    }

    /// <summary>The field is present, fits its packet and has room for every field that its flags promise.</summary>
    public bool IsValid { get; }

    /// <summary>adaptation_field_length, 8 bits, uimsbf: as declared, even where it does not fit.</summary>
    public int Length { get; }

    /// <summary>discontinuity_indicator, 1 bit, bslbf.</summary>
    public bool DiscontinuityIndicator => (Flags & 0x80) != 0;

    /// <summary>random_access_indicator, 1 bit, bslbf.</summary>
    public bool RandomAccessIndicator => (Flags & 0x40) != 0;

    /// <summary>elementary_stream_priority_indicator, 1 bit, bslbf.</summary>
    public bool ElementaryStreamPriorityIndicator => (Flags & 0x20) != 0;

    /// <summary>PCR_flag, 1 bit, bslbf.</summary>
    public bool PcrFlag => (Flags & 0x10) != 0;

    /// <summary>OPCR_flag, 1 bit, bslbf.</summary>
    public bool OpcrFlag => (Flags & 0x08) != 0;

    /// <summary>splicing_point_flag, 1 bit, bslbf.</summary>
    public bool SplicingPointFlag => (Flags & 0x04) != 0;

    private byte Flags => _body.IsEmpty ? (byte)0 : _body[0];

    /// <summary>program_clock_reference, if the field carries one.</summary>
    public bool TryGetPcr(out ClockReference pcr)
    {
        if (PcrFlag && _body.Length >= FlagsSize + ClockReference.Size)
        {
            pcr = ClockReference.Read(_body[FlagsSize..]);
            return true;
        }

        pcr = default;
        return false;
    }

    /// <summary>splice_countdown, 8 bits, tcimsbf, if the field carries one.</summary>
    public bool TryGetSpliceCountdown(out sbyte countdown)
    {
        int at = FlagsSize + (PcrFlag ? ClockReference.Size : 0) + (OpcrFlag ? ClockReference.Size : 0);
        bool present = SplicingPointFlag && _body.Length > at;
        countdown = present ? (sbyte)_body[at] : (sbyte)0;
        return present;
    }

    private static int FieldsSize(byte flags) =>
        (flags & 0x1C) == 0 ? 0
        : FlagsSize + ((flags & 0x10) != 0 ? ClockReference.Size : 0) + ((flags & 0x08) != 0 ? ClockReference.Size : 0)
            + ((flags & 0x04) != 0 ? 1 : 0);
}
