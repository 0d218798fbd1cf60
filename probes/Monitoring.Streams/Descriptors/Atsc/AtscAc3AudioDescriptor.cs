using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Atsc;

/// <summary>
/// AC-3_audio_stream_descriptor, tag 0x81, ATSC A/52 annex A4.3; the fields behind bsmod's are left as bytes:
/// <code>
/// sample_rate_code      3 bslbf
/// bsid                  5 bslbf
/// bit_rate_code         6 bslbf
/// surround_mode         2 bslbf
/// bsmod                 3 bslbf
/// num_channels          4 bslbf
/// full_svc              1 bslbf
/// langcod and others    the rest
/// </code>
/// </summary>
public readonly ref struct AtscAc3AudioDescriptor
{
    /// <summary>sample_rate_code, 3 bits, bslbf.</summary>
    public byte SampleRateCode { get; private init; }

    /// <summary>bsid, 5 bits, bslbf.</summary>
    public byte Bsid { get; private init; }

    /// <summary>bit_rate_code, 6 bits, bslbf.</summary>
    public byte BitRateCode { get; private init; }

    /// <summary>surround_mode, 2 bits, bslbf.</summary>
    public byte SurroundMode { get; private init; }

    /// <summary>bsmod, 3 bits, bslbf.</summary>
    public byte Bsmod { get; private init; }

    /// <summary>num_channels, 4 bits, bslbf.</summary>
    public byte NumChannels { get; private init; }

    /// <summary>full_svc, 1 bit, bslbf.</summary>
    public bool FullSvc { get; private init; }

    /// <summary>langcod and what follows, bytes.</summary>
    public ReadOnlySpan<byte> Rest { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AtscAc3AudioDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte rate = cursor.Byte();
        byte bits = cursor.Byte();
        byte mode = cursor.Byte();
        view = new AtscAc3AudioDescriptor
        {
            SampleRateCode = (byte)(rate >> 5),
            Bsid = (byte)(rate & 0x1F),
            BitRateCode = (byte)(bits >> 2),
            SurroundMode = (byte)(bits & 0x03),
            Bsmod = (byte)(mode >> 5),
            NumChannels = (byte)((mode >> 1) & 0x0F),
            FullSvc = (mode & 0x01) != 0,
            Rest = cursor.TakeRest(),
        };
        return cursor.Status;
    }
}
