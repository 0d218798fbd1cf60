using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.First;

/// <summary>1.2 Sync_byte_error, TR 101 290 §5.2.1: a byte other than 0x47 where one is due. The packet is left out.</summary>
internal sealed class SyncByteCheck(CheckRecord record, Findings findings)
{
    public void OnBadByte(long offset, byte found) =>
        findings.Error(record, -1, [], record.WantsText ? Sentences.SyncByte.With(found, offset) : null);
}
