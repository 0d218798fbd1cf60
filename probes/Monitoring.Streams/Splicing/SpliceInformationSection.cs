using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Streams.Splicing;

/// <summary>
/// splice_info_section, table_id 0xFC, SCTE 35 §9.6: the short syntax, yet with a CRC_32. The two bits before section_length are sap_type;
/// after it:
/// <code>
/// protocol_version             8 uimsbf
/// encrypted_packet             1 bslbf
/// encryption_algorithm         6 uimsbf
/// pts_adjustment              33 uimsbf
/// cw_index                     8 uimsbf
/// tier                        12 bslbf
/// splice_command_length       12 uimsbf   0xFFF in older encoders: not told
/// splice_command_type          8 uimsbf   the rest is encrypted if encrypted_packet is 1
/// command                      8 · splice_command_length
/// descriptor_loop_length      16 uimsbf
/// splice descriptors
/// </code>
/// </summary>
public readonly ref struct SpliceInformationSection
{
    private const int FlagsAt = 1;
    private const int CwIndexAt = 6;
    private const int TierAt = 7;
    private const int CommandLengthAt = 8;
    private const int CommandTypeAt = 10;
    private const int CommandAt = 11;
    private const int LengthNotTold = 0xFFF;

    private readonly ReadOnlySpan<byte> _fixed;
    private readonly ReadOnlySpan<byte> _descriptors;

    private SpliceInformationSection(int sapType, ReadOnlySpan<byte> body, int commandLength, ReadOnlySpan<byte> descriptors)
    {
        SapType = sapType;
        _fixed = body[..CommandAt];
        Command = body.Slice(CommandAt, commandLength);
        _descriptors = descriptors;
    }

    /// <summary>sap_type, 2 bits, bslbf: 3 where it is not told.</summary>
    public int SapType { get; }

    /// <summary>protocol_version, 8 bits, uimsbf.</summary>
    public byte ProtocolVersion => _fixed[0];

    /// <summary>encrypted_packet, 1 bit, bslbf: command and descriptors cannot be read.</summary>
    public bool EncryptedPacket => (_fixed[FlagsAt] & 0x80) != 0;

    /// <summary>encryption_algorithm, 6 bits, uimsbf.</summary>
    public int EncryptionAlgorithm => (_fixed[FlagsAt] >> 1) & 0x3F;

    /// <summary>pts_adjustment, 33 bits, uimsbf: what is added to every pts_time of the section.</summary>
    public Timestamp90k PtsAdjustment => new(SpliceBits.Read33(_fixed[FlagsAt..]));

    /// <summary>cw_index, 8 bits, uimsbf.</summary>
    public byte CwIndex => _fixed[CwIndexAt];

    /// <summary>tier, 12 bits, bslbf: 0xFFF for all.</summary>
    public int Tier => BinaryPrimitives.ReadUInt16BigEndian(_fixed[TierAt..]) >> 4;

    /// <summary>splice_command_type, 8 bits, uimsbf; null when it is encrypted.</summary>
    public SpliceCommandType? SpliceCommandType => EncryptedPacket ? null : (SpliceCommandType)_fixed[CommandTypeAt];

    /// <summary>The command as sent, for its reader; empty when it is encrypted.</summary>
    public ReadOnlySpan<byte> Command { get; }

    /// <summary>The splice descriptors, which have tags of their own; see <see cref="SegmentationDescriptor"/>.</summary>
    public DescriptorReader SpliceDescriptors => new(_descriptors);

    /// <summary>
    /// Reads a section. Malformed when command or descriptors run past it, or the length of the command is not told and it is none whose
    /// fields tell it.
    /// </summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out SpliceInformationSection view)
    {
        view = default;
        ParseStatus status = ShortSection.TryCut(section, TableId.SpliceInformation, out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        if (body.Length < CommandAt)
        {
            return ParseStatus.Malformed;
        }

        int sapType = (section[1] >> 4) & 0x03;
        if ((body[FlagsAt] & 0x80) != 0)
        {
            view = new SpliceInformationSection(sapType, body, 0, default);
            return ParseStatus.Complete;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(body[CommandLengthAt..]) & 0x0FFF;
        length = length == LengthNotTold ? LengthByFields((SpliceCommandType)body[CommandTypeAt], body[CommandAt..]) : length;
        int loopAt = CommandAt + length;
        if (length < 0 || body.Length < loopAt + sizeof(ushort))
        {
            return ParseStatus.Malformed;
        }

        int loopLength = BinaryPrimitives.ReadUInt16BigEndian(body[loopAt..]);
        ReadOnlySpan<byte> rest = body[(loopAt + sizeof(ushort))..];
        if (rest.Length < loopLength)
        {
            return ParseStatus.Malformed;
        }

        view = new SpliceInformationSection(sapType, body, length, rest[..loopLength]);
        return ParseStatus.Complete;
    }

    /// <summary>A pts_time of the section on the clock of the stream.</summary>
    public Timestamp90k Adjust(Timestamp90k ptsTime) => new((ptsTime.Ticks + PtsAdjustment.Ticks) % Timestamp90k.Modulus);

    private static int LengthByFields(SpliceCommandType type, ReadOnlySpan<byte> command) => type switch
    {
        Splicing.SpliceCommandType.Null or Splicing.SpliceCommandType.BandwidthReservation => 0,
        Splicing.SpliceCommandType.Insert when SpliceInsert.TryRead(command, out SpliceInsert insert) == ParseStatus.Complete => insert.Size,
        Splicing.SpliceCommandType.Schedule when SpliceSchedule.TryRead(command, out SpliceSchedule schedule) == ParseStatus.Complete => schedule.Size,
        Splicing.SpliceCommandType.TimeSignal when SpliceTime.TryRead(command, out SpliceTime time) == ParseStatus.Complete => time.Size,
        _ => -1,
    };
}
