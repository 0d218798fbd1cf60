namespace Monitoring.Analysis.Changes;

/// <summary>Takes changes of the stream as they are found.</summary>
public interface IChangeSink
{
    void OnChange(StreamChange change);
}
