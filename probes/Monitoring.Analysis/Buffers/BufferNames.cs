namespace Monitoring.Analysis.Buffers;

/// <summary>What the standard calls the buffers of a stream.</summary>
internal sealed record BufferNames(string Transport, string Multiplex, string Main)
{
    public static BufferNames Elementary { get; } = new("TBn", "MBn", "EBn");

    public static BufferNames Audio { get; } = new("TBn", "", "Bn");

    public static BufferNames System { get; } = new("TBsys", "", "Bsys");
}
