using Monitoring.Testing.Streams;

namespace Monitoring.Testing.Audio;

/// <summary>Writes frames of audio: a true header and a body of one byte again and again.</summary>
public static class AudioFrames
{
    private const byte Filling = 0x11;

    /// <summary>MPEG-1 layer II at 48 kHz.</summary>
    /// <param name="rateIndex">bitrate_index: 8 is 128 kbit/s, 10 is 192.</param>
    /// <param name="mono">mode is single channel.</param>
    public static byte[] LayerTwo(int rateIndex, bool mono = false)
    {
        int[] kilobits = [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];
        byte[] header = new BitWriter().Write(0x7FF, 11).Write(3, 2).Write(2, 2).Write(1, 1).Write(rateIndex, 4).Write(1, 2).Write(0, 2)
            .Write(mono ? 3 : 0, 2).Write(0, 6).ToArray();
        return Fill(header, 3 * kilobits[rateIndex]);
    }

    /// <summary>AAC LC in ADTS.</summary>
    public static byte[] Adts(int frequencyIndex, int channels, int size) =>
        Fill(
            new BitWriter().Write(0xFFF, 12).Write(1, 4).Write(1, 2).Write(frequencyIndex, 4).Write(0, 1).Write(channels, 3).Write(0, 4)
                .Write(size, 13).Write(0x7FF, 11).Write(0, 2).ToArray(),
            size);

    /// <summary>AAC with spectral band replication in LATM, said outright.</summary>
    public static byte[] Loas(int objectType, int frequencyIndex, int extensionIndex, int channels, int size, bool version1 = false)
    {
        BitWriter bits = new BitWriter().Write(0x2B7, 11).Write(size - 3, 13).Flags(false, version1);
        if (version1)
        {
            _ = bits.Flags(false).Write(1, 2).Write(0xFFFF, 16);
        }

        _ = bits.Flags(true).Write(0, 13);
        if (version1)
        {
            _ = bits.Write(0, 2).Write(40, 8);
        }

        _ = bits.Write(objectType, 5).Write(frequencyIndex, 4).Write(channels, 4);
        if (objectType is 5 or 29)
        {
            _ = bits.Write(extensionIndex, 4).Write(2, 5);
        }

        return Fill(bits.Write(0, 40).ToArray(), size);
    }

    /// <summary>AC-3 at 48 kHz.</summary>
    /// <param name="sizeCode">frmsizecod: 30 is 448 kbit/s.</param>
    /// <param name="mode">acmod: 7 is 3/2.</param>
    /// <param name="lfe">lfeon.</param>
    public static byte[] Ac3(int sizeCode, int mode, bool lfe)
    {
        int[] kilobits = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640];
        BitWriter bits = new BitWriter().Write(0x0B77, 16).Write(0x1234, 16).Write(0, 2).Write(sizeCode, 6).Write(8, 5).Write(0, 3).Write(mode, 3);
        _ = (mode & 1) != 0 && mode != 1 ? bits.Write(0, 2) : bits;
        _ = (mode & 4) != 0 ? bits.Write(0, 2) : bits;
        _ = mode == 2 ? bits.Write(0, 2) : bits;
        return Fill(bits.Flags(lfe).ToArray(), 4 * kilobits[sizeCode >> 1]);
    }

    /// <summary>E-AC-3 at 48 kHz, six blocks.</summary>
    public static byte[] EnhancedAc3(int size, int mode, bool lfe, bool dependent = false) =>
        Fill(
            new BitWriter().Write(0x0B77, 16).Write(dependent ? 1 : 0, 2).Write(0, 3).Write((size / 2) - 1, 11).Write(0, 2).Write(3, 2)
                .Write(mode, 3).Flags(lfe).Write(16, 5).ToArray(),
            size);

    /// <summary>AC-4 at 48 kHz.</summary>
    /// <param name="size">Bytes of the frame, more than 24.</param>
    /// <param name="rateIndex">frame_rate_index: 2 is 25 Hz, 13 is 2048 samples.</param>
    /// <param name="presentations">n_presentations: 0, 1, or 2 to 5.</param>
    /// <param name="version">bitstream_version: 0 to 2, or 3 to 6 by one more field.</param>
    /// <param name="crc">The frame ends in a crc_word.</param>
    /// <param name="isLong">Its size is written in 24 bits.</param>
    public static byte[] Ac4(int size, int rateIndex, int presentations, int version = 2, bool crc = false, bool isLong = false)
    {
        int body = size - (isLong ? 7 : 4) - (crc ? 2 : 0);
        BitWriter bits = new BitWriter().Write(crc ? 0xAC41 : 0xAC40, 16).Write(isLong ? 0xFFFF : body, 16).Write(body, isLong ? 24 : 0)
            .Write(Math.Min(version, 3), 2);
        _ = version >= 3 ? bits.Write(version - 3, 2).Flags(false) : bits;
        _ = bits.Write(77, 10).Flags(true).Write(2, 3).Write(0, 2).Flags(true).Write(rateIndex, 4).Flags(true, presentations == 1);
        _ = presentations switch
        {
            1 => bits,
            0 => bits.Flags(false),
            _ => bits.Flags(true).Write(presentations - 2, 2).Flags(false),
        };
        return Fill(bits.Align().ToArray(), size);
    }

    /// <summary>DRA of 1024 samples a frame.</summary>
    /// <param name="words">nNumWord.</param>
    /// <param name="frequencyIndex">nSampleRateIndex: 8 is 48 kHz.</param>
    /// <param name="normal">Channels of all frequencies.</param>
    /// <param name="low">Channels of low frequencies.</param>
    /// <param name="extension">The header of the extension.</param>
    public static byte[] Dra(int words, int frequencyIndex, int normal, int low, bool extension = false) =>
        Fill(
            new BitWriter().Write(0x7FFF, 16).Flags(extension).Write(words, extension ? 13 : 10).Write(3, 2).Write(frequencyIndex, 4)
                .Write(normal - 1, extension ? 6 : 3).Write(low, extension ? 2 : 1).ToArray(),
            4 * words);

    /// <summary>AVS3 audio at 48 kHz with samples of 16 bits.</summary>
    /// <param name="configuration">channel_number_index, or the order less one of ambisonics; null for objects alone.</param>
    /// <param name="rateIndex">bitrate_index.</param>
    /// <param name="kilobits">The rate of it all, which says how long the frame is.</param>
    /// <param name="objects">Sound objects; 0 for none.</param>
    /// <param name="objectRateIndex">bitrate_index_per_channel.</param>
    /// <param name="ambisonic">coding_profile is 2.</param>
    public static byte[] Aatf(
        int? configuration, int rateIndex, int kilobits, int objects = 0, int objectRateIndex = 0, bool ambisonic = false)
    {
        BitWriter bits = new BitWriter().Write(0xFFF, 12).Write(2, 4).Flags(false).Write(1, 3)
            .Write(objects > 0 ? 1 : ambisonic ? 2 : 0, 3).Write(2, 4).Write(0x5A, 8);
        if (objects > 0)
        {
            _ = configuration is { } bed ? bits.Write(1, 2).Write(bed, 7).Write(rateIndex, 4) : bits.Write(0, 2);
            _ = bits.Write(objects - 1, 7).Write(objectRateIndex, 4).Write(1, 2);
        }
        else
        {
            _ = bits.Write(configuration ?? 0, ambisonic ? 4 : 7).Write(1, 2).Write(rateIndex, 4);
        }

        return Fill(bits.Write(0xA5, 8).ToArray(), ((kilobits * 1000 * 1024 / 48_000) + 7) / 8);
    }

    private static byte[] Fill(byte[] header, int size)
    {
        byte[] frame = new byte[size];
        frame.AsSpan().Fill(Filling);
        header.AsSpan(0, Math.Min(header.Length, size)).CopyTo(frame);
        return frame;
    }
}
