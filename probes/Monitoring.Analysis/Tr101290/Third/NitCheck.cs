using Monitoring.Analysis.Profiles;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.1 NIT_error and 3.1.a NIT_actual_error, TR 101 290 §5.2.3: a table_id other than 0x40, 0x41 and 0x72 on PID 0x0010; no NIT (3.1), or a
/// section of the NIT about this network (3.1.a), within the limit; two of its sections less than 25 ms apart.
/// </summary>
internal sealed class NitCheck(SiContext context) : ActualTableCheck(
    context, Catalogue.NitError, Catalogue.NitActualError, TableId.NetworkInformationActual, WellKnownPids.NetworkInformation.Value,
    LimitKey.NitActualInterval)
{
    protected override bool Belongs(byte tableId) => tableId is TableId.NetworkInformationOther or TableId.Stuffing;

    protected override bool IsAlsoSeen(byte tableId) => tableId == TableId.NetworkInformationOther;
}
