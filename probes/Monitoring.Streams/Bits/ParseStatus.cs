namespace Monitoring.Streams.Bits;

/// <summary>The three answers of every reader.</summary>
public enum ParseStatus
{
    /// <summary>The structure is whole; the view over it may be used.</summary>
    Complete,

    /// <summary>What is there is consistent, but ends before the structure does.</summary>
    NeedMoreData,

    /// <summary>No further byte can make it right.</summary>
    Malformed,
}
