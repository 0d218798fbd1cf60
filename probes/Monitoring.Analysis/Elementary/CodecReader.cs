using Monitoring.Analysis.Reports;

namespace Monitoring.Analysis.Elementary;

/// <summary>Reads the headers of one coding from the bytes of an elementary stream.</summary>
internal abstract class CodecReader
{
    /// <summary>Takes bytes that follow the ones before.</summary>
    public abstract void Push(ReadOnlySpan<byte> bytes);

    /// <summary>PES_packet_data_bytes begin.</summary>
    public virtual void OnPes()
    {
    }

    /// <summary>Bytes are missing.</summary>
    public abstract void Break();

    /// <summary>The input has ended, and with it what was begun.</summary>
    public abstract void Complete();

    /// <summary>What was read; null while nothing was.</summary>
    public abstract ElementaryReport? Describe();
}
