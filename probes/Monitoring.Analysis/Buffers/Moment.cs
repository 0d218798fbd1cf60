namespace Monitoring.Analysis.Buffers;

/// <summary>Where in the input something was found: the time checks are judged on, and the number of the packet.</summary>
internal readonly record struct Moment(long Now, long Packet);
