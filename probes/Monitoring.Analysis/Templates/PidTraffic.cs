namespace Monitoring.Analysis.Templates;

/// <summary>What came of one PID in the time that is compared.</summary>
internal readonly record struct PidTraffic(long Packets, bool IsScrambled, long? Bitrate, bool IsUnreferenced);
