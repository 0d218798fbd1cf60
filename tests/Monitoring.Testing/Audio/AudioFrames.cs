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

    private static byte[] Fill(byte[] header, int size)
    {
        byte[] frame = new byte[size];
        frame.AsSpan().Fill(Filling);
        header.AsSpan(0, Math.Min(header.Length, size)).CopyTo(frame);
        return frame;
    }
}
