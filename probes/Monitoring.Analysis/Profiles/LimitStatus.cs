namespace Monitoring.Analysis.Profiles;

/// <summary>How sure a limit is.</summary>
public enum LimitStatus
{
    /// <summary>Read in the source named.</summary>
    Verified,

    /// <summary>Said to be in the source named; not looked up.</summary>
    Unverified,

    /// <summary>Our own, or the user's.</summary>
    Own,
}
