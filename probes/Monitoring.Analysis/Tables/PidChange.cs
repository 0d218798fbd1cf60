using Monitoring.Analysis.Packets;

namespace Monitoring.Analysis.Tables;

/// <summary>Hears of a PID whose programs are about to change.</summary>
internal delegate void PidChange(ref PidState state);
