using System.CommandLine;
using System.Globalization;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;
using Monitoring.Storage;

namespace Monitoring.Engine.Commands;

/// <summary><c>probe list</c>: every probe that was invited, certified or heard of.</summary>
internal static class ProbeListCommand
{
    private const string Nothing = "-";

    public static void AddTo(Command parent, Option<string?> config)
    {
        var list = new Command("list", "Prints probes with their certificates, when they were last seen, and what is revoked");
        list.SetAction(async (parsed, stop) =>
        {
            EngineOptions options = EngineCommands.ReadOptions(parsed, config, [("data", parsed.GetValue<string?>("--data"))]);
            EnrolmentBook book = EnrolmentRoom.Use(options, desk => desk.Register.Book)
                ?? throw new StartupException($"secrets: enrolment.json in {options.SecretsPath} is damaged: bring it back from your copy");
            IReadOnlyDictionary<string, DateTimeOffset> seen = await SeenAsync(options, stop);
            List<string[]> rows = [["PROBE", "STATE", "SERIAL", "FROM", "UNTIL", "LAST SEEN"]];
            foreach (string probe in book.Certificates.Select(c => c.Probe).Concat(book.Invitations.Select(i => i.Probe)).Concat(seen.Keys)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                string lastSeen = seen.TryGetValue(probe, out DateTimeOffset at) ? Time(at, options) : Nothing;
                rows.AddRange(RowsOf(probe, book, lastSeen, options));
            }

            int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(r => r[i].Length))];
            foreach (string[] row in rows)
            {
                Console.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
            }

            return 0;
        });
        parent.Subcommands.Add(list);
    }

    private static IEnumerable<string[]> RowsOf(string probe, EnrolmentBook book, string lastSeen, EngineOptions options)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        bool any = false;
        foreach (IssuedCertificate certificate in book.Certificates.Where(c => c.Probe == probe).Reverse())
        {
            any = true;
            string state = certificate.RevokedAt is { } revoked ? $"revoked {Time(revoked, options)}"
                : certificate.SupersededAt is { } superseded ? $"superseded {Time(superseded, options)}"
                : certificate.Until <= now ? "ended"
                : "valid";
            yield return [probe, state, certificate.Serial, Time(certificate.From, options), Time(certificate.Until, options), lastSeen];
        }

        foreach (Invitation invitation in book.Invitations.Where(i => i.Probe == probe && i.UsedAt is null))
        {
            any = true;
            yield return
            [
                probe, invitation.ExpiresAt > now ? "invited" : "invitation expired", Nothing, Time(invitation.CreatedAt, options),
                Time(invitation.ExpiresAt, options), lastSeen,
            ];
        }

        if (!any)
        {
            yield return [probe, "no certificate", Nothing, Nothing, Nothing, lastSeen];
        }
    }

    private static async Task<IReadOnlyDictionary<string, DateTimeOffset>> SeenAsync(EngineOptions options, CancellationToken stop)
    {
        if (options.Postgres is null && !File.Exists(Path.Combine(options.Data, "core.db")))
        {
            return new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        }

        IReadOnlyList<EntityRecord> entities = await StoredData.ReadAsync(
            options, async store => await store.FindEntitiesAsync(entity: null, stop), stop);
        return entities.GroupBy(e => e.Id.Probe, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(e => e.LastSeenAt), StringComparer.Ordinal);
    }

    private static string Time(DateTimeOffset at, EngineOptions options) =>
        TimeZoneInfo.ConvertTime(at, options.TimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
