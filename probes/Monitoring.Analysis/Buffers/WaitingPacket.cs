namespace Monitoring.Analysis.Buffers;

/// <summary>A packet on its way to the buffers.</summary>
/// <param name="Position">Its position in the input, in packets.</param>
/// <param name="Bytes">Bytes of it that go further than TBn: at its end.</param>
internal readonly record struct WaitingPacket(long Position, int Bytes);
