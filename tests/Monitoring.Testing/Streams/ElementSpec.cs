namespace Monitoring.Testing.Streams;

/// <summary>One elementary stream of a PMT to be written.</summary>
/// <param name="StreamType">stream_type.</param>
/// <param name="Pid">elementary_PID.</param>
/// <param name="Descriptors">Its descriptor loop.</param>
public sealed record ElementSpec(byte StreamType, ushort Pid, params byte[] Descriptors);
