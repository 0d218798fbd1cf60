using System.Text.Json;
using Monitoring.Load.Plan;
using Monitoring.Storage;

namespace Monitoring.Load;

/// <summary>The plan and what was acknowledged of it: with both, what the store must contain is known to the bit.</summary>
internal sealed class Account
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private Account(LoadPlan plan, IEnumerable<ProbeAccount> probes)
    {
        Plan = plan;
        Probes = [.. probes];
    }

    public Account(LoadPlan plan)
        : this(plan, Enumerable.Range(0, plan.Probes).Select(_ => new ProbeAccount(Guid.CreateVersion7())))
    {
    }

    public LoadPlan Plan { get; }

    public IReadOnlyList<ProbeAccount> Probes { get; }

    /// <summary>Reads an account.</summary>
    /// <exception cref="LoadException">It is none.</exception>
    public static Account Read(string path)
    {
        try
        {
            Document document = JsonSerializer.Deserialize<Document>(File.ReadAllBytes(path), Format) ?? throw new JsonException("empty");
            return new Account(document.Plan, document.Probes.Select(p =>
            {
                ProbeAccount probe = new(p.Epoch);
                Fill(probe.Acknowledged, p.Acknowledged);
                Fill(probe.Sent, p.Sent);
                return probe;
            }));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            throw new LoadException($"{path} is no account of a load: {cause.Message}");
        }
    }

    /// <summary>Writes it, whole or not at all.</summary>
    public void Write(string path)
    {
        string scratch = path + ".new";
        File.WriteAllBytes(scratch, JsonSerializer.SerializeToUtf8Bytes(
            new Document(Plan, [.. Probes.Select(p => new ProbeDocument(p.Epoch, Ranges(p.Acknowledged), Ranges(p.Sent)))]), Format));
        File.Move(scratch, path, overwrite: true);
    }

    private static long[][] Ranges(SequenceSet set) => [.. set.Ranges.Select(r => new[] { r.First, r.Last })];

    private static void Fill(SequenceSet set, long[][] ranges)
    {
        foreach (long[] range in ranges)
        {
            set.AppendRange(range[0], range[1]);
        }
    }

    private sealed record Document(LoadPlan Plan, IReadOnlyList<ProbeDocument> Probes);

    private sealed record ProbeDocument(Guid Epoch, long[][] Acknowledged, long[][] Sent);
}
