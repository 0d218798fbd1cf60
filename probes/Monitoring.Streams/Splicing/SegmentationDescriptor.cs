using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Splicing;

/// <summary>
/// segmentation_descriptor, splice_descriptor_tag 0x02, SCTE 35 §10.3.3:
/// <code>
/// identifier                                32 uimsbf   "CUEI"
/// segmentation_event_id                     32 uimsbf
/// segmentation_event_cancel_indicator        1 bslbf
/// segmentation_event_id_compliance           1 bslbf
/// reserved                                   6 bslbf
/// the rest only if the event is not cancelled:
/// program_segmentation_flag                  1 bslbf
/// segmentation_duration_flag                 1 bslbf
/// delivery_not_restricted_flag               1 bslbf
/// web_delivery_allowed_flag                  1 bslbf    these four reserved if delivery is not restricted
/// no_regional_blackout_flag                  1 bslbf
/// archive_allowed_flag                       1 bslbf
/// device_restrictions                        2 bslbf
/// if program_segmentation_flag is 0:
/// component_count                            8 uimsbf   each 48 bits: component_tag, reserved, pts_offset
/// if segmentation_duration_flag is 1:
/// segmentation_duration                     40 uimsbf
/// segmentation_upid_type                     8 uimsbf
/// segmentation_upid_length                   8 uimsbf
/// segmentation_upid
/// segmentation_type_id                       8 uimsbf
/// segment_num                                8 uimsbf
/// segments_expected                          8 uimsbf
/// </code>
/// </summary>
public readonly ref struct SegmentationDescriptor
{
    /// <summary>splice_descriptor_tag.</summary>
    public const byte Tag = 0x02;

    private const uint Identifier = 0x43554549;
    private const int EventIdAt = 4;
    private const int CancelAt = 8;
    private const int FlagsAt = 9;
    private const int ComponentSize = 6;
    private const int DurationSize = 5;
    private const int UpidHeaderSize = 2;
    private const int TailSize = 3;

    private readonly ReadOnlySpan<byte> _body;
    private readonly int _upidAt;

    private SegmentationDescriptor(ReadOnlySpan<byte> body, int upidAt, long? duration)
    {
        _body = body;
        _upidAt = upidAt;
        SegmentationDuration = duration;
    }

    /// <summary>segmentation_event_id, 32 bits, uimsbf.</summary>
    public uint SegmentationEventId => BinaryPrimitives.ReadUInt32BigEndian(_body[EventIdAt..]);

    /// <summary>segmentation_event_cancel_indicator, 1 bit, bslbf: the event sent before is called off; the rest is 0.</summary>
    public bool SegmentationEventCancelIndicator => (_body[CancelAt] & 0x80) != 0;

    /// <summary>program_segmentation_flag, 1 bit, bslbf.</summary>
    public bool ProgramSegmentationFlag => (Flags & 0x80) != 0;

    /// <summary>delivery_not_restricted_flag, 1 bit, bslbf.</summary>
    public bool DeliveryNotRestrictedFlag => (Flags & 0x20) != 0;

    /// <summary>segmentation_duration, 40 bits, uimsbf, in ticks of 90 kHz; null where none is given.</summary>
    public long? SegmentationDuration { get; }

    /// <summary>segmentation_upid_type, 8 bits, uimsbf.</summary>
    public byte SegmentationUpidType => HasTail ? _body[_upidAt] : (byte)0;

    /// <summary>segmentation_upid as sent.</summary>
    public ReadOnlySpan<byte> SegmentationUpid => HasTail ? _body.Slice(_upidAt + UpidHeaderSize, _body[_upidAt + 1]) : default;

    /// <summary>segmentation_type_id, 8 bits, uimsbf, SCTE 35 table 23: 0x34 provider placement opportunity start.</summary>
    public byte SegmentationTypeId => Tail(0);

    /// <summary>segment_num, 8 bits, uimsbf.</summary>
    public byte SegmentNum => Tail(1);

    /// <summary>segments_expected, 8 bits, uimsbf.</summary>
    public byte SegmentsExpected => Tail(2);

    private byte Flags => HasTail ? _body[FlagsAt] : (byte)0;

    private bool HasTail => _upidAt > 0;

    /// <summary>Reads the body. Malformed when a field runs past it, or the identifier is another.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out SegmentationDescriptor view)
    {
        view = default;
        if (body.Length < FlagsAt || BinaryPrimitives.ReadUInt32BigEndian(body) != Identifier)
        {
            return ParseStatus.Malformed;
        }

        if ((body[CancelAt] & 0x80) != 0)
        {
            view = new SegmentationDescriptor(body, 0, null);
            return ParseStatus.Complete;
        }

        int at = FlagsAt + 1;
        if (body.Length > at && (body[FlagsAt] & 0x80) == 0)
        {
            at += 1 + (body[at] * ComponentSize);
        }

        int durationAt = at;
        bool hasDuration = body.Length > FlagsAt && (body[FlagsAt] & 0x40) != 0;
        at += hasDuration ? DurationSize : 0;
        if (body.Length < at + UpidHeaderSize || body.Length < at + UpidHeaderSize + body[at + 1] + TailSize)
        {
            return ParseStatus.Malformed;
        }

        view = new SegmentationDescriptor(body, at, hasDuration ? ReadDuration(body[durationAt..]) : null);
        return ParseStatus.Complete;
    }

    private static long ReadDuration(ReadOnlySpan<byte> bytes) => ((long)bytes[0] << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]);

    private byte Tail(int index) => HasTail ? _body[_upidAt + UpidHeaderSize + _body[_upidAt + 1] + index] : (byte)0;
}
