using Monitoring.Analysis.Profiles;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.6.b EIT_other_error, TR 101 290 §5.2.3: section 0 or 1 of an EIT present/following about another stream does not come again within
/// the limit, each by itself. One that never came is 3.6.c.
/// </summary>
internal sealed class EitOtherCheck(SiContext context) : OtherTableCheck(
    context, Catalogue.EitOtherError, WellKnownPids.EventInformation.Value, LimitKey.EitOtherInterval,
    "EIT present/following of another stream")
{
    protected override int Expected(in SectionHeader header) => 0;
}
