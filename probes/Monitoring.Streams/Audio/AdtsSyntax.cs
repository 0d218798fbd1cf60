using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Audio;

/// <summary>
/// adts_fixed_header() and adts_variable_header(), ISO/IEC 14496-3 §1.A.3.2:
/// <code>
/// syncword                 12 bslbf  all ones
/// ID                        1 bslbf
/// layer                     2 uimsbf 0
/// protection_absent         1 bslbf
/// profile_ObjectType        2 uimsbf
/// sampling_frequency_index  4 uimsbf
/// private_bit               1 bslbf
/// channel_configuration     3 uimsbf
/// original, home, copyright 4 bslbf
/// aac_frame_length         13 bslbf
/// adts_buffer_fullness     11 bslbf
/// number_of_raw_data_blocks 2 uimsbf
/// </code>
/// Spectral band replication shows nowhere in it: rate and object type are those of the core.
/// </summary>
public sealed class AdtsSyntax : IAudioSyntax
{
    private static readonly string[] Profiles = ["Main", "LC", "SSR", "LTP"];

    /// <inheritdoc/>
    public byte FirstByte => 0xFF;

    /// <inheritdoc/>
    public int HeaderSize => 7;

    /// <inheritdoc/>
    public int WantedSize => 7;

    /// <inheritdoc/>
    public int SizeOf(ReadOnlySpan<byte> header) => TryRead(header, out AudioFormat? _, out int size) == ParseStatus.Complete ? size : 0;

    /// <inheritdoc/>
    public AudioFormat? Describe(ReadOnlySpan<byte> frame) =>
        TryRead(frame, out AudioFormat? format, out _) == ParseStatus.Complete ? format : null;

    /// <summary>Reads a header.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> header, out AudioFormat? format, out int size)
    {
        format = null;
        BitReader bits = new(header);
        bool isSync = bits.Read(12) == 0xFFF;
        bits.Skip(1);
        bool isLayer = bits.Read(2) == 0;
        bool hasNoCrc = bits.ReadFlag();
        int profile = (int)bits.Read(2);
        int frequency = AacFrequencies.Of((int)bits.Read(4));
        bits.Skip(1);
        (int? channels, bool low) = AacFrequencies.Channels((int)bits.Read(3));
        bits.Skip(4);
        size = (int)bits.Read(13);
        bits.Skip(13);
        if (bits.IsPastEnd)
        {
            return ParseStatus.NeedMoreData;
        }

        if (!isSync || !isLayer || frequency == 0 || size < (hasNoCrc ? 7 : 9))
        {
            return ParseStatus.Malformed;
        }

        format = new AudioFormat(Profiles[profile], frequency, channels, low, null);
        return ParseStatus.Complete;
    }
}
