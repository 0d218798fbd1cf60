namespace Monitoring.Analysis;

/// <summary>Takes the edges of conditions as they happen.</summary>
public interface IConditionSink
{
    void OnCondition(in ConditionEdge edge);
}
