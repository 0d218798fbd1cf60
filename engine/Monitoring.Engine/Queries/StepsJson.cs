using System.IO.Pipelines;

namespace Monitoring.Engine.Queries;

/// <summary>
/// Series in steps as JSON, straight into a pipe: there may be a million steps, and an object for each would cost more than reading them.
/// <code>
/// [{"entity":"..","indicator":1,"qualifier":"..",
///   "steps":[{"t":unix ms,"state":"..","mean":1.5,"min":1,"max":2,"last":2,"known":60,"fault":0,"unknown":0,"missing":0}, ..]}, ..]
/// </code>
/// A value that is not known is null.
/// </summary>
public static class StepsJson
{
    /// <summary>Series written at once: two cores write twice as much, and an answer holds no more than so many portions.</summary>
    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Writes the whole answer.</summary>
    /// <param name="answer">The series.</param>
    /// <param name="output">Where to.</param>
    /// <param name="stop">Ends the writing.</param>
    public static async Task WriteAsync(IReadOnlyList<SeriesSlots> answer, PipeWriter output, CancellationToken stop)
    {
        _ = await output.WriteAsync("["u8.ToArray(), stop);
        Queue<Task<SeriesText>> begun = new();
        int next = 0;
        try
        {
            while (next < answer.Count || begun.Count > 0)
            {
                while (next < answer.Count && begun.Count < AtOnce)
                {
                    SeriesSlots series = answer[next];
                    bool isFirst = next++ == 0;
                    begun.Enqueue(Task.Run(() => Begin(series, isFirst), CancellationToken.None));
                }

                using SeriesText text = await begun.Dequeue();
                do
                {
                    _ = await output.WriteAsync(text.Written, stop);
                }
                while (text.WriteMore());
            }
        }
        finally
        {
            // who asked may have gone: what was begun is let go of
            foreach (Task<SeriesText> one in begun)
            {
                (await one).Dispose();
            }
        }

        _ = await output.WriteAsync("]"u8.ToArray(), stop);
    }

    private static SeriesText Begin(SeriesSlots series, bool isFirst)
    {
        SeriesText text = new(series, isFirst);
        _ = text.WriteMore();
        return text;
    }
}
