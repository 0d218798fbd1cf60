using Monitoring.Streams.Video;

namespace Monitoring.Analysis.Elementary.Video;

/// <summary>One coded picture, a frame or a field of it.</summary>
internal struct CodedPicture
{
    /// <summary>The least restricted type of its slices.</summary>
    public PictureType Type;

    /// <summary>Decoding may begin with it.</summary>
    public bool IsKey;

    /// <summary>No picture after it is predicted from one before it; null where that is not known.</summary>
    public bool? IsClosed;

    /// <summary>It is one field.</summary>
    public bool IsField;

    /// <summary>The field is the one at the bottom.</summary>
    public bool IsBottom;

    /// <summary>The number of the frame, where the coding has one; fields of one frame share it.</summary>
    public uint FrameNumber;

    /// <summary>Takes one more slice.</summary>
    public void Add(PictureType slice) => Type = slice > Type ? slice : Type;

    /// <summary>The field completes the frame that <paramref name="first"/> began.</summary>
    public readonly bool Completes(in CodedPicture first) =>
        IsField && first.IsField && IsBottom != first.IsBottom && FrameNumber == first.FrameNumber;
}
