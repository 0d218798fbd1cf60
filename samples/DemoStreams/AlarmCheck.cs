using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

using Monitoring.Contracts.Alarms;

namespace DemoStreams;

/// <summary>Waits until every fault of one period is over, then asks the engine's history whether each raised and cleared its alarm.</summary>
internal static class AlarmCheck
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(string folder, int port, CancellationToken stop)
    {
        DateTimeOffset started = await StartOfPlaybackAsync(folder, stop);
        while (DateTimeOffset.UtcNow - started is { } played && played < Length)
        {
            string now = string.Join(", ", DemoPlan.Faults.Where(f => f.Fault.IsActive(played)).Select(f => $"{f.Fault.Kind} on {f.Entity}"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(int)played.TotalSeconds,4} of {(int)Length.TotalSeconds} s  {(now.Length > 0 ? "fault: " + now : "no fault")}"));
            await Task.Delay(TimeSpan.FromSeconds(10), stop);
        }

        using HttpClient client = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        int missing = 0;
        Console.WriteLine("\nfault                                  expected alarm                 raised after  cleared after");
        foreach (DemoFault fault in DemoPlan.Faults)
        {
            missing += await JudgeAsync(client, fault, started, stop) ? 0 : 1;
        }

        int unexpected = await CountUnexpectedAsync(client, started, stop);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{DemoPlan.Faults.Count - missing} of {DemoPlan.Faults.Count} faults raised and cleared their alarm, {unexpected} alarms nobody expected"));
        return missing + unexpected == 0 ? 0 : 1;
    }

    private static async Task<DateTimeOffset> StartOfPlaybackAsync(string folder, CancellationToken stop)
    {
        string path = Path.Combine(folder, Playback.StartFile);
        for (int i = 0; i < 100; i++)
        {
            if (File.Exists(path) && DateTimeOffset.TryParse(await File.ReadAllTextAsync(path, stop), CultureInfo.InvariantCulture, out DateTimeOffset at)
                && DateTimeOffset.UtcNow - at < Length)
            {
                return at;
            }

            await Task.Delay(100, stop);
        }

        throw new DemoException("the playback did not start: see play.log");
    }

    private static async Task<bool> JudgeAsync(HttpClient client, DemoFault fault, DateTimeOffset started, CancellationToken stop)
    {
        AlarmTransition[] history = await HistoryAsync(client, fault.Entity, started, stop);
        AlarmTransition? raised = Array.Find(history, t => IsOf(t, fault, started) && t.Kind == AlarmTransitionKind.Raised);
        AlarmTransition? cleared = Array.Find(
            history, t => t.Kind == AlarmTransitionKind.Cleared && raised is not null && t.Alarm.Occurrence == raised.Alarm.Occurrence);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{fault.Fault.Kind,-11} {fault.Entity,-26} {fault.Expected.Number,-6}{fault.Expected.Name,-25} {After(raised, started + fault.Fault.Start),12} {After(cleared, started + fault.Fault.End),14}"));
        return raised is not null && cleared is not null;
    }

    private static string After(AlarmTransition? transition, DateTimeOffset due) =>
        transition is null ? "NEVER" : string.Create(CultureInfo.InvariantCulture, $"{(transition.RecordedAt - due).TotalSeconds:0.0} s");

    private static bool IsOf(AlarmTransition transition, DemoFault fault, DateTimeOffset started) =>
        transition.Alarm.Entity == fault.Entity
        && transition.Alarm.Indicator == fault.Expected.Id.Value
        && transition.At >= started + fault.Fault.Start - Slack
        && transition.At <= started + fault.Fault.End + Slack;

    /// <summary>One cause is one alarm: whatever was raised beside the alarm a fault must cause is one too many.</summary>
    private static async Task<int> CountUnexpectedAsync(HttpClient client, DateTimeOffset started, CancellationToken stop)
    {
        int unexpected = 0;
        foreach (AlarmTransition transition in await HistoryAsync(client, entity: null, started + Slack, stop))
        {
            bool explained = DemoPlan.Faults.Any(f => f.Entity == transition.Alarm.Entity && f.Expected.Id.Value == transition.Alarm.Indicator);
            if (transition.Kind == AlarmTransitionKind.Raised && !explained)
            {
                unexpected++;
                Console.WriteLine($"unexpected: {transition.At:O} {transition.Alarm.Key} {transition.Alarm.Text}");
            }
        }

        return unexpected;
    }

    private static async Task<AlarmTransition[]> HistoryAsync(HttpClient client, string? entity, DateTimeOffset from, CancellationToken stop)
    {
        string query = $"api/v1/history?limit=1000&from={Uri.EscapeDataString(from.ToString("O"))}";
        if (entity is not null)
        {
            query += $"&entity={Uri.EscapeDataString(entity)}";
        }

        return await client.GetFromJsonAsync<AlarmTransition[]>(query, JsonSerializerOptions.Web, stop) ?? [];
    }
}
