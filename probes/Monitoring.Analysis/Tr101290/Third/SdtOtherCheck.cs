using Monitoring.Analysis.Profiles;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>3.5.b SDT_other_error, TR 101 290 §5.2.3: a section of an SDT about another stream does not come within the limit, each number by itself.</summary>
internal sealed class SdtOtherCheck(SiContext context) : OtherTableCheck(
    context, Catalogue.SdtOtherError, WellKnownPids.ServiceDescription.Value, LimitKey.SdtOtherInterval, "SDT of another stream")
{
    protected override int Expected(in SectionHeader header) => header.LastSectionNumber + 1;
}
