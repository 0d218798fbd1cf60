using Monitoring.Analysis.Profiles;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.5 SDT_error and 3.5.a SDT_actual_error, TR 101 290 §5.2.3: a table_id other than 0x42, 0x46, 0x4A and 0x72 on PID 0x0011; a section of
/// the SDT about this stream not within the limit; two of its sections less than 25 ms apart.
/// </summary>
internal sealed class SdtCheck(SiContext context) : ActualTableCheck(
    context, Catalogue.SdtError, Catalogue.SdtActualError, TableId.ServiceDescriptionActual, WellKnownPids.ServiceDescription.Value,
    LimitKey.SdtActualInterval)
{
    protected override bool Belongs(byte tableId) =>
        tableId is TableId.ServiceDescriptionOther or TableId.BouquetAssociation or TableId.Stuffing;
}
