namespace Monitoring.Storage.Chunks;

/// <summary>Answer of a decoder.</summary>
internal enum ChunkStatus
{
    /// <summary>All of it was read.</summary>
    Complete,

    /// <summary>No encoder wrote these bytes.</summary>
    Malformed,
}
