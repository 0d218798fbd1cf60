namespace Monitoring.Probe.Tables.Meanings;

/// <summary>Words for the coded values of delivery systems.</summary>
internal static class DeliveryMeanings
{
    public static string? DtmbFec(byte fec) => Word(fec, null, "0.4", "0.6", "0.8");

    public static string? DtmbModulation(byte modulation) => Word(modulation, null, "4QAM", "4QAM-NR", "16QAM", "32QAM", "64QAM");

    public static string? DtmbSubcarriers(byte number) => Word(number, null, "C=1 with dual pilots", "C=1", "C=3780");

    public static string? DtmbFrameHeader(byte mode) => Word(
        mode, "PN420, varying phase", "PN420, fixed phase", "PN595", "PN945, varying phase", "PN945, fixed phase");

    public static string? DtmbInterleaving(byte mode) => Word(mode, "M=240", "M=720");

    public static string DtmbNetwork(bool sfnMfnFlag) => sfnMfnFlag ? "multiple frequency network" : "single frequency network";

    public static string? Bandwidth(byte bandwidth) => Word(bandwidth, "8 MHz", "7 MHz", "6 MHz", "5 MHz");

    public static string? Constellation(byte constellation) => Word(constellation, "QPSK", "16-QAM", "64-QAM");

    public static string? Hierarchy(byte hierarchy) => Word(
        hierarchy, "non-hierarchical, native interleaver", "alpha 1, native interleaver", "alpha 2, native interleaver",
        "alpha 4, native interleaver", "non-hierarchical, in-depth interleaver", "alpha 1, in-depth interleaver",
        "alpha 2, in-depth interleaver", "alpha 4, in-depth interleaver");

    public static string? CodeRate(byte rate) => Word(rate, "1/2", "2/3", "3/4", "5/6", "7/8");

    public static string? GuardInterval(byte interval) => Word(interval, "1/32", "1/16", "1/8", "1/4");

    public static string? TransmissionMode(byte mode) => Word(mode, "2k", "8k", "4k");

    public static string? Polarization(byte polarization) =>
        Word(polarization, "linear horizontal", "linear vertical", "circular left", "circular right");

    public static string? RollOff(byte rollOff) => Word(rollOff, "0.35", "0.25", "0.20");

    public static string? SatelliteModulation(byte modulation) => Word(modulation, "auto", "QPSK", "8PSK", "16-QAM");

    public static string? CableModulation(byte modulation) =>
        Word(modulation, null, "16-QAM", "32-QAM", "64-QAM", "128-QAM", "256-QAM");

    /// <summary>FEC_inner, EN 300 468 table 35.</summary>
    public static string? FecInner(byte fec) => fec == 15
        ? "none"
        : Word(fec, null, "1/2", "2/3", "3/4", "5/6", "7/8", "8/9", "3/5", "4/5", "9/10");

    public static string? FrequencyCoding(byte coding) => Word(coding, null, "satellite", "cable", "terrestrial");

    /// <summary>The word at a place; null beyond the last.</summary>
    internal static string? Word(int value, params ReadOnlySpan<string?> words) => value < words.Length ? words[value] : null;
}
