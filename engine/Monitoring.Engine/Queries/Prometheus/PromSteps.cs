namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>The times a question is answered for.</summary>
/// <param name="Start">The first, Unix seconds.</param>
/// <param name="Step">Seconds between two.</param>
/// <param name="Count">How many.</param>
internal readonly record struct PromSteps(double Start, double Step, int Count)
{
    /// <summary>Points a series may have, as Prometheus has it.</summary>
    public const int Most = 11_000;

    public double At(int index) => Start + (index * Step);

    /// <summary>The second a time lies in.</summary>
    public long SecondAt(int index) => (long)Math.Floor(At(index));
}
