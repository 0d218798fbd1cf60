namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>How many sections are timed in all: whatever comes, memory stays bounded. Those beyond are counted and not timed.</summary>
internal sealed class SectionBudget
{
    private int _left = 1 << 18;

    public bool TryTake(int sections)
    {
        if (sections > _left)
        {
            return false;
        }

        _left -= sections;
        return true;
    }

    public void Give(int sections) => _left += sections;
}
