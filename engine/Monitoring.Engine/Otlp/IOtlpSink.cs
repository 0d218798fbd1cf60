namespace Monitoring.Engine.Otlp;

/// <summary>Takes data points as they are read.</summary>
internal interface IOtlpSink
{
    /// <summary>The points that follow come from this resource.</summary>
    void Begin(IReadOnlyDictionary<string, string> resource);

    /// <summary>One data point.</summary>
    /// <param name="metric">The metric it belongs to.</param>
    /// <param name="attributes">Its attributes, as they came.</param>
    /// <param name="startNanoseconds">Since when it counts; 0 where that is not told.</param>
    /// <param name="timeNanoseconds">When it was measured.</param>
    /// <param name="isKnown">Its source says that it has a value.</param>
    /// <param name="parts">Its numbers; none where it has no value.</param>
    void Take(
        OtlpMetric metric, IReadOnlyList<KeyValuePair<string, string>> attributes, ulong startNanoseconds, ulong timeNanoseconds, bool isKnown,
        IReadOnlyList<OtlpPart> parts);

    /// <summary>Points that cannot be kept, and why.</summary>
    void Reject(int points, string reason);
}
