using Monitoring.Testing.Playback;

namespace DemoStreams;

/// <summary>Plays the recordings with the plan's faults until stopped.</summary>
internal static class Playback
{
    /// <summary>Holds when the playback began, so that the check knows when each fault was due.</summary>
    public const string StartFile = "play.started";

    public static async Task RunAsync(string folder, CancellationToken stop)
    {
        using StreamPlayer player = new();
        foreach (DemoStream stream in DemoPlan.Streams)
        {
            StreamFault[] faults = [.. DemoPlan.Faults.Where(f => f.Stream == stream.Id).Select(f => f.Fault)];
            player.Add(new LoopingStream(await File.ReadAllBytesAsync(Path.Combine(folder, stream.FileName), stop), faults), stream.Target);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, StartFile), DateTimeOffset.UtcNow.ToString("O"), stop);
        await player.PlayAsync(stop);
    }
}
