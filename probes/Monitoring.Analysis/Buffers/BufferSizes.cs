namespace Monitoring.Analysis.Buffers;

/// <summary>
/// The buffers of the transport stream system target decoder for one elementary stream, ISO/IEC 13818-1 §2.4.2: TBn, then MBn and EBn of
/// video, or Bn of audio. Rates are in bytes per second, sizes in bytes.
/// </summary>
internal readonly record struct BufferSizes
{
    /// <summary>TBSn and TBSsys, §2.4.2.3.</summary>
    public const int Transport = 512;

    /// <summary>What rounding may make of a byte.</summary>
    public const double Tolerance = 1;

    /// <summary>Rxn of video over its greatest rate.</summary>
    public const double TransportOverRate = 1.2;

    /// <summary>Seconds of the greatest rate of video that BSmux (4 ms) and BSoh (1/750 s) hold.</summary>
    public const double OverheadSeconds = 0.004 + (1 / 750.0);

    public const double BitsPerByte = 8;

    /// <summary>Rxn: rate at which TBn empties.</summary>
    public required double TransportRate { get; init; }

    /// <summary>MBSn; 0 where there is no multiplex buffer.</summary>
    public double Multiplex { get; init; }

    /// <summary>Rbxn: rate at which MBn empties into EBn by the leak method.</summary>
    public double MultiplexRate { get; init; }

    /// <summary>EBSn, or BSn of audio.</summary>
    public required double Elementary { get; init; }

    /// <summary>Longest time data may spend in the buffers, in seconds; §2.4.2.7, and §2.14.3 and §2.17 for AVC and HEVC.</summary>
    public required double LongestDelay { get; init; }

    /// <summary>low_delay, or low_delay_hrd_flag: a picture may be late, and is taken out once it is whole.</summary>
    public bool MayUnderflow { get; init; }

    /// <summary>The stream has to be carried by the leak method, so that MBn has to empty once a second.</summary>
    public bool MultiplexEmpties { get; init; }

    public bool HasMultiplex => MultiplexRate > 0;
}
