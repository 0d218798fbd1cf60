using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tables;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tr101290.Second;

/// <summary>
/// 2.2 CRC_error, TR 101 290 §5.2.2: a wrong CRC_32 in PAT, CAT, PMT, NIT, SDT, BAT, EIT or TOT. In another table it is beyond the
/// guidelines.
/// </summary>
internal sealed class CrcCheck(CheckRecord record, Findings findings, PidTable pids)
{
    public void OnBadSection(ushort pid, byte tableId)
    {
        if (IsJudged(tableId))
        {
            ProgramState[] programs = Findings.ProgramsOf(pids, pid);
            findings.Error(record, pid, programs, record.WantsText ? Why(tableId) : null);
        }
        else
        {
            findings.Extra(record, pid, findings.WantsExtra(record) ? Why(tableId) : null);
        }
    }

    private static Explanation Why(byte tableId) => Sentences.WrongCrc.With(tableId);

    private static bool IsJudged(byte tableId) => tableId switch
    {
        TableId.ProgramAssociation or TableId.ConditionalAccess or TableId.ProgramMap => true,
        TableId.NetworkInformationActual or TableId.NetworkInformationOther => true,
        TableId.ServiceDescriptionActual or TableId.ServiceDescriptionOther or TableId.BouquetAssociation => true,
        >= TableId.EventPresentFollowingActual and <= TableId.EventScheduleLast => true,
        TableId.TimeOffset => true,
        _ => false,
    };
}
