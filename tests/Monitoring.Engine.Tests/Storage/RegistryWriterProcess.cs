using System.Globalization;
using Monitoring.Storage;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>A process that changes every object of a registry in each commit, tells of each it was told of, and is killed.</summary>
internal static class RegistryWriterProcess
{
    /// <summary>First argument of a process that is to do this.</summary>
    public const string Word = "registry";

    /// <summary>Objects of each change.</summary>
    public const int Objects = 40;

    public static async Task<int> RunAsync(string place)
    {
        await using IStore store = await Store.OpenAsync(
            StoreWriterProcess.OptionsOf(place), TimeProvider.System, new NoticeRecorder(), CancellationToken.None);
        long revision = (await store.Registry.ReadAsync(asOf: null, CancellationToken.None)).Revision;
        while (true)
        {
            string body = BodyOf(revision + 1);
            RegistryCommit commit = new(revision, "test", "import", body)
            {
                Objects = [.. Enumerable.Range(0, Objects).Select(i => new RegistryWrite("site", i.ToString("00", CultureInfo.InvariantCulture), body))],
                Dismissed = [KeyValuePair.Create("service:p/i/1", body)],
            };
            revision = (await store.Registry.CommitAsync(commit, CancellationToken.None))!.Id;
            Console.WriteLine(revision.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What every object is after a revision.</summary>
    public static string BodyOf(long revision) => string.Create(CultureInfo.InvariantCulture, $$"""{"name":"{{revision}}"}""");
}
