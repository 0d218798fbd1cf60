namespace Monitoring.Analysis.Templates;

/// <summary>Bounds of a bitrate in bits per second; a side that is null is open.</summary>
public sealed record BitrateBand(long? Min, long? Max)
{
    /// <summary>The rate lies outside.</summary>
    public bool Excludes(long bitrate) => bitrate < Min || bitrate > Max;
}
