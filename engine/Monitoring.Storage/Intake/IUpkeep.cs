namespace Monitoring.Storage.Intake;

/// <summary>What a store does for itself between groups of batches.</summary>
internal interface IUpkeep
{
    /// <summary>
    /// One round, in steps short enough that appends between them hardly wait; a step that fails is taken again with the next round.
    /// </summary>
    IEnumerable<bool> Round();
}
