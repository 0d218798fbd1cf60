namespace Monitoring.Analysis.Tr101290;

/// <summary>Judges whether something that has to come keeps coming. The host moves it on; it reads no clock.</summary>
internal struct AbsenceTimer
{
    private long _since;

    public bool IsArmed { get; private set; }

    public bool IsRaised { get; private set; }

    public bool WasSeen { get; private set; }

    /// <summary>Waits from now on, for the first time or again after a cause above was gone.</summary>
    public void Arm(long now)
    {
        _since = now;
        IsArmed = true;
        IsRaised = false;
    }

    public void Disarm()
    {
        IsArmed = false;
        IsRaised = false;
    }

    /// <summary>True once, when the limit has passed.</summary>
    public bool Expires(long now, long limit)
    {
        if (!IsArmed || IsRaised || now - _since <= limit)
        {
            return false;
        }

        IsRaised = true;
        return true;
    }

    /// <summary>It came.</summary>
    public AbsenceEnd See(long now, long limit)
    {
        AbsenceEnd end = !IsArmed ? AbsenceEnd.None
            : IsRaised ? AbsenceEnd.Raised
            : now - _since > limit ? AbsenceEnd.Late : AbsenceEnd.None;
        _since = now;
        IsArmed = true;
        IsRaised = false;
        WasSeen = true;
        return end;
    }
}
