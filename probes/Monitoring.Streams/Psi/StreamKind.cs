namespace Monitoring.Streams.Psi;

/// <summary>What an elementary stream is to its viewer.</summary>
public enum StreamKind : byte
{
    /// <summary>Not known from what the PMT says.</summary>
    Unknown,

    /// <summary>Moving picture.</summary>
    Video,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Subtitles or captions; may be silent for long.</summary>
    Subtitle,

    /// <summary>Teletext; may be silent for long.</summary>
    Teletext,

    /// <summary>Sections, carousels, metadata, cues; may be silent for long.</summary>
    Data,
}
