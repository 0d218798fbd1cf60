using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Audio;

/// <summary>
/// ac4_syncframe(), ETSI TS 103 190-1 annex G, and the first fields of ac4_toc(), §4.2.3.1:
/// <code>
/// sync_word             16  0xAC40, or 0xAC41 with a crc_word of 16 bits at the end
/// frame_size            16  0xFFFF: 24 bits follow
/// bitstream_version      2  3: variable_bits(2) is added
/// sequence_counter      10
/// b_wait_frames          1  wait_frames 3 if set, and behind one that is not 0 two bits
/// fs_index               1  44.1 kHz, 48 kHz
/// frame_rate_index       4
/// b_iframe_global        1
/// b_single_presentation  1
/// b_more_presentations   1  unless single: variable_bits(2) + 2 presentations if set, else none
/// </code>
/// What a presentation holds, its channels among it, lies behind and is not read.
/// </summary>
public sealed class Ac4Syntax : IAudioSyntax
{
    private const int Sync = 0xAC40;
    private const int Protected = 0xAC41;
    private const int PlainHeader = 4;
    private const int LongHeader = 7;
    private const int CrcSize = 2;
    private const int LongSize = 0xFFFF;
    private const int MostSteps = 8;

    /// <summary>frame_rate_index, §4.3.3.2.6, with fs_index 1; the last is 2048 samples.</summary>
    private static readonly Ratio[] FrameRates =
    [
        new(24_000, 1001), new(24, 1), new(25, 1), new(30_000, 1001), new(30, 1), new(48_000, 1001), new(48, 1), new(50, 1),
        new(60_000, 1001), new(60, 1), new(100, 1), new(120_000, 1001), new(120, 1), new(375, 16),
    ];

    /// <inheritdoc/>
    public byte FirstByte => Sync >> 8;

    /// <inheritdoc/>
    public int HeaderSize => LongHeader;

    /// <inheritdoc/>
    public int WantedSize => 24;

    /// <inheritdoc/>
    public int SizeOf(ReadOnlySpan<byte> header) => TryReadSize(header, out _, out int size) == ParseStatus.Complete ? size : 0;

    /// <inheritdoc/>
    public AudioFormat? Describe(ReadOnlySpan<byte> frame) =>
        TryRead(frame, out AudioFormat? format) == ParseStatus.Complete ? format : null;

    /// <summary>Reads the first bytes of a frame.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> frame, out AudioFormat? format)
    {
        format = null;
        ParseStatus status = TryReadSize(frame, out int header, out _);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        BitReader bits = new(frame[header..]);
        long version = bits.Read(2);
        version += version == 3 ? ReadVariable(ref bits, 2) : 0;
        bits.Skip(10);
        bits.Skip(bits.ReadFlag() && bits.Read(3) > 0 ? 2 : 0);
        bool isFullRate = bits.ReadFlag();
        int rate = (int)bits.Read(4);
        bits.Skip(1);
        long presentations = bits.ReadFlag() ? 1 : bits.ReadFlag() ? ReadVariable(ref bits, 2) + 2 : 0;
        if (bits.IsPastEnd)
        {
            return ParseStatus.NeedMoreData;
        }

        if (rate >= FrameRates.Length || (!isFullRate && rate != FrameRates.Length - 1))
        {
            return ParseStatus.Malformed;
        }

        format = new AudioFormat($"version {version}", isFullRate ? 48_000 : 44_100, null, false, null)
        {
            Presentations = (int)Math.Min(presentations, int.MaxValue),
            FrameRate = isFullRate ? FrameRates[rate] : Ratio.Of(44_100, 2048),
        };
        return ParseStatus.Complete;
    }

    private static ParseStatus TryReadSize(ReadOnlySpan<byte> frame, out int header, out int size)
    {
        header = PlainHeader;
        size = 0;
        if (frame.Length < LongHeader)
        {
            return ParseStatus.NeedMoreData;
        }

        int sync = (frame[0] << 8) | frame[1];
        int body = (frame[2] << 8) | frame[3];
        if (body == LongSize)
        {
            header = LongHeader;
            body = (frame[4] << 16) | (frame[5] << 8) | frame[6];
        }

        size = header + body + (sync == Protected ? CrcSize : 0);
        return sync is Sync or Protected && size > LongHeader ? ParseStatus.Complete : ParseStatus.Malformed;
    }

    /// <summary>variable_bits(), §4.2.2: as long as another bit says so, more of them.</summary>
    private static long ReadVariable(ref BitReader bits, int count)
    {
        long value = bits.Read(count);
        for (int step = 1; step < MostSteps && bits.ReadFlag(); step++)
        {
            value = ((value + 1) << count) + bits.Read(count);
        }

        return value;
    }
}
