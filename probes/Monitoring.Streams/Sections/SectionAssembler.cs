using Monitoring.Streams.Bits;
using Monitoring.Streams.Checksums;

namespace Monitoring.Streams.Sections;

/// <summary>
/// Puts the sections of one PID together from the payloads of its packets, ISO/IEC 13818-1 §2.4.4: pointer_field, several sections in a
/// packet, one section over many packets, stuffing. A section that lies within one packet is handed on where it lies. The buffer grows to
/// the declared length of what it has to hold, 4096 bytes at most.
/// </summary>
public sealed class SectionAssembler
{
    private const byte StuffingByte = 0xFF;
    private const int SmallestBuffer = 256;

    private byte[] _buffer = [];
    private int _held;

    /// <summary>A section is begun and not whole yet.</summary>
    public bool IsHolding => _held > 0;

    /// <summary>Takes the payload of the PID's next packet.</summary>
    /// <param name="payload">The payload, pointer_field included.</param>
    /// <param name="payloadUnitStart">payload_unit_start_indicator of the packet.</param>
    /// <param name="sink">Takes what is found.</param>
    public void Push(ReadOnlySpan<byte> payload, bool payloadUnitStart, ISectionSink sink)
    {
        if (!payloadUnitStart)
        {
            if (_held > 0)
            {
                Continue(payload, sink);
            }

            return;
        }

        if (payload.IsEmpty)
        {
            Discontinuity();
            sink.OnDefect(DefectKind.PointerFieldMissing);
            return;
        }

        int first = 1 + payload[0];
        if (first > payload.Length)
        {
            Discontinuity();
            sink.OnDefect(DefectKind.PointerFieldBeyondPayload);
            return;
        }

        if (_held > 0)
        {
            Continue(payload[1..first], sink);
            if (_held > 0)
            {
                Discontinuity();
                sink.OnDefect(DefectKind.SectionTruncated);
            }
        }

        Begin(payload[first..], sink);
    }

    /// <summary>Packets were lost: what is in progress is dropped, and nothing is taken until the next section begins.</summary>
    public void Discontinuity() => _held = 0;

    /// <summary>Sections from the start of <paramref name="bytes"/>, where one begins; the last may need more than there is.</summary>
    private void Begin(ReadOnlySpan<byte> bytes, ISectionSink sink)
    {
        while (!bytes.IsEmpty && bytes[0] != StuffingByte)
        {
            ParseStatus status = SectionHeader.TryRead(bytes, out SectionHeader header);
            if (status == ParseStatus.Malformed)
            {
                sink.OnDefect(Kind(header));
                if (header.SectionLength > SectionLimits.LongestLength || bytes.Length < header.TotalLength)
                {
                    return;
                }
            }
            else if (status == ParseStatus.NeedMoreData || bytes.Length < header.TotalLength)
            {
                Hold(bytes, Math.Max(header.TotalLength, bytes.Length));
                return;
            }
            else
            {
                Emit(header, bytes[..header.TotalLength], sink);
            }

            bytes = bytes[header.TotalLength..];
        }
    }

    /// <summary>More bytes of the section in progress; what lies behind its end is stuffing.</summary>
    private void Continue(ReadOnlySpan<byte> bytes, ISectionSink sink)
    {
        if (_held < SectionLimits.LongHeaderSize)
        {
            int wanted = Math.Min(SectionLimits.LongHeaderSize - _held, bytes.Length);
            Hold(bytes[..wanted], SectionLimits.LongHeaderSize);
            bytes = bytes[wanted..];
        }

        ParseStatus status = SectionHeader.TryRead(_buffer.AsSpan(0, _held), out SectionHeader header);
        if (status == ParseStatus.Malformed)
        {
            Discontinuity();
            sink.OnDefect(Kind(header));
        }
        else if (status == ParseStatus.Complete)
        {
            int missing = Math.Max(0, header.TotalLength - _held);
            int taken = Math.Min(missing, bytes.Length);
            Hold(bytes[..taken], header.TotalLength);
            if (taken == missing)
            {
                Discontinuity();
                Emit(header, _buffer.AsSpan(0, header.TotalLength), sink);
            }
        }
    }

    private void Hold(ReadOnlySpan<byte> bytes, int capacity)
    {
        if (_buffer.Length < capacity)
        {
            int size = SmallestBuffer;
            while (size < capacity)
            {
                size *= 2;
            }

            Array.Resize(ref _buffer, size);
        }

        bytes.CopyTo(_buffer.AsSpan(_held));
        _held += bytes.Length;
    }

    private static void Emit(in SectionHeader header, ReadOnlySpan<byte> section, ISectionSink sink) =>
        sink.OnSection(header, section, !header.HasCrc || Crc32Mpeg2.IsValid(section));

    private static DefectKind Kind(in SectionHeader header) =>
        header.SectionLength > SectionLimits.LongestLength ? DefectKind.SectionTooLong : DefectKind.SectionTooShort;
}
