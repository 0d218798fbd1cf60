using Monitoring.Analysis.Tr101290.Third;

namespace Monitoring.Analysis.Buffers;

/// <summary>The checks that the buffers speak to.</summary>
internal sealed record BufferChecks(BufferCheck Buffer, EmptyBufferCheck Empty, DataDelayCheck Delay);
