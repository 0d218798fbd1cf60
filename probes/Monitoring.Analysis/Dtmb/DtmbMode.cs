using System.Globalization;

namespace Monitoring.Analysis.Dtmb;

/// <summary>
/// A mode of GB 20600-2006 in a channel of 8 MHz, as far as it decides the rate of the transport stream: neither the number of carriers nor
/// the interleaver does.
/// </summary>
/// <param name="Mapping">Constellation.</param>
/// <param name="FecTenths">Rate of the error correction: 4, 6 or 8 tenths.</param>
/// <param name="Header">Frame header.</param>
/// <param name="PacketsPerFrame">Transport packets that a signal frame carries.</param>
public sealed record DtmbMode(DtmbMapping Mapping, int FecTenths, DtmbHeader Header, int PacketsPerFrame)
{
    private const int SymbolsPerSecond = 7_560_000;
    private const int BodySymbols = 3780;
    private const int BitsPerPacket = 188 * 8;

    private static readonly char[] Separators = [' ', '/', ',', '+', '_'];

    private static readonly (DtmbMapping Mapping, int FecTenths, int PacketsPerFrame)[] Codings =
    [
        (DtmbMapping.Qam4Nr, 8, 2), (DtmbMapping.Qam4, 4, 2), (DtmbMapping.Qam4, 6, 3), (DtmbMapping.Qam4, 8, 4),
        (DtmbMapping.Qam16, 4, 4), (DtmbMapping.Qam16, 6, 6), (DtmbMapping.Qam16, 8, 8), (DtmbMapping.Qam32, 8, 10),
        (DtmbMapping.Qam64, 4, 6), (DtmbMapping.Qam64, 6, 9), (DtmbMapping.Qam64, 8, 12),
    ];

    /// <summary>All 33.</summary>
    public static IReadOnlyList<DtmbMode> All { get; } =
    [
        .. from coding in Codings
           from header in Enum.GetValues<DtmbHeader>()
           select new DtmbMode(coding.Mapping, coding.FecTenths, header, coding.PacketsPerFrame),
    ];

    /// <summary>Signal frames in a second: 1800, 1728 or 1600.</summary>
    public int FramesPerSecond => SymbolsPerSecond / (BodySymbols + (int)Header);

    /// <summary>Transport packets in a second, null packets included.</summary>
    public int PacketsPerSecond => PacketsPerFrame * FramesPerSecond;

    public long BitsPerSecond => (long)PacketsPerSecond * BitsPerPacket;

    /// <summary>As it is written: <c>64QAM 0.6 PN420</c>.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"{MappingWord} 0.{FecTenths} PN{(int)Header}");

    private string MappingWord => Mapping switch
    {
        DtmbMapping.Qam4Nr => "4QAM-NR",
        DtmbMapping.Qam4 => "4QAM",
        DtmbMapping.Qam16 => "16QAM",
        DtmbMapping.Qam32 => "32QAM",
        _ => "64QAM",
    };

    /// <summary>The mode of a name, its words in that order, apart by spaces or slashes; null for a name there is none of.</summary>
    public static DtmbMode? Find(string name)
    {
        string[] words = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return All.FirstOrDefault(m => m.Name.Split(' ').SequenceEqual(words, StringComparer.OrdinalIgnoreCase));
    }

    public override string ToString() => Name;
}
