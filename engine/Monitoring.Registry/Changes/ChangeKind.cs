namespace Monitoring.Registry.Changes;

/// <summary>What becomes of an object.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added = 1,

    /// <summary>Some of its fields change.</summary>
    Changed = 2,

    /// <summary>It is no longer in use; what it was stays known.</summary>
    Retired = 3,

    /// <summary>A retired one is in use again.</summary>
    Revived = 4,
}
