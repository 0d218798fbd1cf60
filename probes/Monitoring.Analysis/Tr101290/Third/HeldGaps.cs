using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// Sections of a file that follow each other too closely by times that may be a guess: whether its rate is constant, so that they count, or
/// varies, so that they mean nothing, shows some PCRs later. 4096 are held; a file that goes on without an answer is told of no more.
/// </summary>
internal sealed class HeldGaps(Findings findings)
{
    private const int Most = 4096;

    private readonly List<Held> _held = [];

    private readonly record struct Held(CheckRecord Record, int Pid, long Now, long Packet, Explanation? Why);

    public void Add(CheckRecord record, int pid, Explanation? why, in SectionArrival at)
    {
        if (_held.Count < Most)
        {
            _held.Add(new Held(record, pid, at.Now, at.Packet, why));
        }
    }

    /// <summary>Texts are wanted while some of those held may become details.</summary>
    public bool WantsText => _held.Count < CheckRecord.MostDetails;

    /// <summary>What is known of the rate now: pending, or an answer.</summary>
    public void Judge(VerdictState rate)
    {
        if (_held.Count > 0 && rate != VerdictState.Pending)
        {
            Answer(isConstant: rate == VerdictState.Ok);
        }
    }

    /// <summary>The file has ended, and the rate between the few PCRs there were is all that is known.</summary>
    public void Answer(bool isConstant)
    {
        foreach (Held held in isConstant ? _held : [])
        {
            findings.Error(held.Record, held.Pid, [], held.Now, held.Packet, held.Why);
        }

        _held.Clear();
    }
}
