namespace Monitoring.Streams.Video;

/// <summary>What a picture is predicted from.</summary>
public enum PictureType : byte
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Nothing but itself.</summary>
    I,

    /// <summary>Pictures before it in decoding order, one for each block.</summary>
    P,

    /// <summary>Two pictures for a block.</summary>
    B,

    /// <summary>Others, one or two for a block: the headers read do not say which.</summary>
    Predicted,
}
