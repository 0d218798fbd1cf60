using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Audio;

/// <summary>
/// AudioSyncStream() with AudioMuxElement(1), ISO/IEC 14496-3 §1.7.2 and §1.7.3: LATM in LOAS.
/// <code>
/// syncword                11 bslbf  0x2B7
/// audioMuxLengthBytes     13 uimsbf
/// useSameStreamMux         1 bslbf  1: no configuration
/// audioMuxVersion          1 bslbf
/// audioMuxVersionA         1 bslbf  if audioMuxVersion
/// taraBufferFullness                if audioMuxVersion: 2 bits for its bytes less one, and these
/// allStreamsSameTimeFraming 1 uimsbf
/// numSubFrames             6 uimsbf
/// numProgram               4 uimsbf
/// numLayer                 3 uimsbf
/// ascLen                            if audioMuxVersion, as taraBufferFullness
/// AudioSpecificConfig()
/// </code>
/// </summary>
public sealed class LoasSyntax : IAudioSyntax
{
    private const int Sync = 0x2B7;
    private const int SyncSize = 3;

    /// <inheritdoc/>
    public byte FirstByte => 0x56;

    /// <inheritdoc/>
    public int HeaderSize => SyncSize;

    /// <inheritdoc/>
    public int WantedSize => 40;

    /// <inheritdoc/>
    public int SizeOf(ReadOnlySpan<byte> header)
    {
        BitReader bits = new(header);
        bool isSync = bits.Read(11) == Sync;
        int length = (int)bits.Read(13);
        return isSync && length > 0 ? SyncSize + length : 0;
    }

    /// <inheritdoc/>
    public AudioFormat? Describe(ReadOnlySpan<byte> frame) =>
        TryRead(frame, out AudioSpecificConfig config) == ParseStatus.Complete ? config.Describe() : null;

    /// <summary>Reads the configuration a frame carries. One that carries none is Malformed, as there is nothing to wait for.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> frame, out AudioSpecificConfig config)
    {
        config = default;
        BitReader bits = new(frame);
        bool isSync = bits.Read(11) == Sync;
        bits.Skip(13);
        if (bits.IsPastEnd)
        {
            return ParseStatus.NeedMoreData;
        }

        bool usesSame = bits.ReadFlag();
        bool isVersion1 = bits.ReadFlag();
        if (!isSync || usesSame || (isVersion1 && bits.ReadFlag()))
        {
            return ParseStatus.Malformed;
        }

        SkipNumber(ref bits, isVersion1);
        bits.Skip(14);
        SkipNumber(ref bits, isVersion1);
        config = AudioSpecificConfig.Read(ref bits);
        return bits.IsPastEnd ? ParseStatus.NeedMoreData
            : config is { ObjectType: > 0, SampleRate: > 0 } ? ParseStatus.Complete
            : ParseStatus.Malformed;
    }

    /// <summary>LatmGetValue(): 2 bits for the number of bytes less one, and the bytes.</summary>
    private static void SkipNumber(ref BitReader bits, bool isThere)
    {
        if (isThere)
        {
            bits.Skip(8 * (bits.Read(2) + 1));
        }
    }
}
