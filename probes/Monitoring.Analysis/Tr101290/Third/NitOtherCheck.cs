using Monitoring.Analysis.Profiles;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>3.1.b NIT_other_error, TR 101 290 §5.2.3: a section of an NIT about another network does not come within the limit, each number by itself.</summary>
internal sealed class NitOtherCheck(SiContext context) : OtherTableCheck(
    context, Catalogue.NitOtherError, WellKnownPids.NetworkInformation.Value, LimitKey.NitOtherInterval, "NIT of another network")
{
    protected override int Expected(in SectionHeader header) => header.LastSectionNumber + 1;
}
