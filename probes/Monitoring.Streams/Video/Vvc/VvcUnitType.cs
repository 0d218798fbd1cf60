namespace Monitoring.Streams.Video.Vvc;

/// <summary>nal_unit_type, 5 bits, ITU-T H.266 table 5, those that a reader tells apart.</summary>
public static class VvcUnitType
{
    /// <summary>Bytes of nal_unit_header(), §7.3.1.2.</summary>
    public const int HeaderSize = 2;

    /// <summary>The first of the instantaneous refreshes: IDR_W_RADL.</summary>
    public const int IdrWithLeading = 7;

    /// <summary>The last of the instantaneous refreshes: IDR_N_LP.</summary>
    public const int Idr = 8;

    /// <summary>CRA_NUT: a picture decoding can begin with, behind which pictures may refer to ones before it.</summary>
    public const int CleanRandomAccess = 9;

    /// <summary>GDR_NUT: from this picture on decoding recovers bit by bit.</summary>
    public const int GradualRefresh = 10;

    /// <summary>The last of the coded slices, reserved ones included.</summary>
    public const int LastOfSlices = 11;

    /// <summary>OPI_NUT.</summary>
    public const int OperatingPoint = 12;

    /// <summary>VPS_NUT.</summary>
    public const int VideoParameters = 14;

    /// <summary>SPS_NUT.</summary>
    public const int SequenceParameters = 15;

    /// <summary>PREFIX_APS_NUT; the parameter sets lie between OPI_NUT and it.</summary>
    public const int PrefixAdaptation = 17;

    /// <summary>PH_NUT.</summary>
    public const int PictureHeader = 19;

    /// <summary>AUD_NUT.</summary>
    public const int Delimiter = 20;

    /// <summary>PREFIX_SEI_NUT.</summary>
    public const int PrefixMessages = 23;

    /// <summary>nuh_layer_id, 6 bits, from the first byte of a NAL unit.</summary>
    public static int Layer(byte first) => first & 0x3F;

    /// <summary>nal_unit_type from the second byte of a NAL unit.</summary>
    public static int Of(byte second) => second >> 3;
}
