namespace Monitoring.Analysis.Buffers;

/// <summary>A stream whose packets are timed by the PCRs of a program.</summary>
internal interface IFollowed
{
    /// <summary>The buffers it goes through; null while it has none.</summary>
    StreamTarget? Target { get; }

    /// <summary>A moment to look whether its headers have other sizes.</summary>
    void Refresh();
}
