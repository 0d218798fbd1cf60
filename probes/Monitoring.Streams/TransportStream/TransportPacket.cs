using System.Buffers.Binary;

namespace Monitoring.Streams.TransportStream;

/// <summary>
/// transport_packet(), 188 bytes, ISO/IEC 13818-1 §2.4.3.2:
/// <code>
/// sync_byte                        8 bslbf  0x47
/// transport_error_indicator        1 bslbf
/// payload_unit_start_indicator     1 bslbf
/// transport_priority               1 bslbf
/// PID                             13 uimsbf
/// transport_scrambling_control     2 bslbf
/// adaptation_field_control         2 bslbf  01 payload, 10 adaptation field, 11 both
/// continuity_counter               4 uimsbf
/// </code>
/// A view: getters read the bytes when asked and check nothing but the bounds.
/// </summary>
public readonly ref struct TransportPacket
{
    /// <summary>Bytes of a packet, whatever its stride in the input.</summary>
    public const int Length = 188;

    /// <summary>sync_byte.</summary>
    public const byte SyncByte = 0x47;

    /// <summary>Bytes before adaptation field and payload.</summary>
    public const int HeaderSize = 4;

    private readonly uint _header;

    /// <summary>Views the first 188 bytes of <paramref name="bytes"/>.</summary>
    public TransportPacket(ReadOnlySpan<byte> bytes)
    {
        Bytes = bytes[..Length];
        _header = BinaryPrimitives.ReadUInt32BigEndian(Bytes);
    }

    /// <summary>The packet as received.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>transport_error_indicator, 1 bit, bslbf: no other field can be trusted.</summary>
    public bool TransportErrorIndicator => (_header & 0x0080_0000) != 0;

    /// <summary>payload_unit_start_indicator, 1 bit, bslbf.</summary>
    public bool PayloadUnitStartIndicator => (_header & 0x0040_0000) != 0;

    /// <summary>transport_priority, 1 bit, bslbf.</summary>
    public bool TransportPriority => (_header & 0x0020_0000) != 0;

    /// <summary>PID, 13 bits, uimsbf.</summary>
    public Pid Pid => new((ushort)((_header >> 8) & 0x1FFF));

    /// <summary>transport_scrambling_control, 2 bits, bslbf: 0 clear, 2 even key, 3 odd key.</summary>
    public int TransportScramblingControl => (int)((_header >> 6) & 3);

    /// <summary>adaptation_field_control, 2 bits, bslbf: bit 0 payload, bit 1 adaptation field; 0 is reserved.</summary>
    public int AdaptationFieldControl => (int)((_header >> 4) & 3);

    /// <summary>continuity_counter, 4 bits, uimsbf.</summary>
    public int ContinuityCounter => (int)(_header & 0x0F);

    /// <summary>The packet announces payload, be it of no bytes.</summary>
    public bool HasPayload => (_header & 0x10) != 0;

    /// <summary>The packet announces an adaptation field.</summary>
    public bool HasAdaptationField => (_header & 0x20) != 0;

    /// <summary>adaptation_field(); not valid and without flags where the packet has none.</summary>
    public AdaptationField AdaptationField => HasAdaptationField ? new AdaptationField(Bytes[HeaderSize..]) : default;

    /// <summary>data_byte: empty where there is no payload or the adaptation field runs past the packet.</summary>
    public ReadOnlySpan<byte> Payload
    {
        get
        {
            if (!HasPayload)
            {
                return default;
            }

            int start = HasAdaptationField ? HeaderSize + 1 + Bytes[HeaderSize] : HeaderSize;
            return start < Length ? Bytes[start..] : default;
        }
    }
}
