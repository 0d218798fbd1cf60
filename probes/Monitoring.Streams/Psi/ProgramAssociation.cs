using Monitoring.Streams.TransportStream;

namespace Monitoring.Streams.Psi;

/// <summary>One entry of the PAT.</summary>
/// <param name="ProgramNumber">program_number, 16 bits, uimsbf; 0 names the network PID.</param>
/// <param name="Pid">program_map_PID or network_PID, 13 bits, uimsbf.</param>
public readonly record struct ProgramAssociation(ushort ProgramNumber, Pid Pid);
