using System.CommandLine;
using System.Globalization;
using Monitoring.Contracts.Enrolment;
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
        var list = new Command("list", "Prints probes with their certificates, when they were last seen, and what is to be done");
        list.SetAction(async (parsed, stop) =>
        {
            EngineOptions options = EngineCommands.ReadOptions(parsed, config, [("data", parsed.GetValue<string?>("--data"))]);
            CertificateReview review = EnrolmentRoom.Use(options, desk => desk.Register.Book is null
                ? throw new StartupException($"secrets: enrolment.json in {options.SecretsPath} is damaged: bring it back from your copy")
                : desk.Review());
            IReadOnlyDictionary<string, DateTimeOffset> seen = await SeenAsync(options, stop);
            List<string[]> rows = [["PROBE", "STATE", "DAYS", "SERIAL", "FROM", "UNTIL", "AUTHORITY ENDS", "LAST SEEN", "TO DO"]];
            foreach (string probe in review.Probes.Union(seen.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                string lastSeen = seen.TryGetValue(probe, out DateTimeOffset at) ? Time(at, options) : Nothing;
                rows.AddRange(RowsOf(probe, review, lastSeen, options));
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

    /// <summary>A row for everything a probe was given; days, authority and what to do stand with what the probe is judged by.</summary>
    private static IEnumerable<string[]> RowsOf(string probe, CertificateReview review, string lastSeen, EngineOptions options)
    {
        CertificateStanding standing = review.Of(probe);
        string days = standing.DaysLeft?.ToString(CultureInfo.InvariantCulture) ?? Nothing;
        string authority = standing.Authority is { } signed ? Time(signed.EndsAt, options) : Nothing;
        string todo = standing.Command ?? standing.Authority?.Command ?? Nothing;
        IssuedCertificate? judged = review.Find(probe);
        if (judged is null && !review.InvitationsOf(probe).Any())
        {
            yield return [probe, standing.State.ToWord(), Nothing, Nothing, Nothing, Nothing, Nothing, lastSeen, todo];
        }

        foreach (IssuedCertificate certificate in review.CertificatesOf(probe))
        {
            string state = review.StateOf(certificate).ToWord()
                + ((certificate.RevokedAt ?? certificate.SupersededAt) is { } endedAt ? $" {Time(endedAt, options)}" : string.Empty);
            string[] row = [probe, state, Nothing, certificate.Serial, Time(certificate.From, options), Time(certificate.Until, options), Nothing, lastSeen, Nothing];
            yield return certificate != judged ? row : [.. row[..2], days, .. row[3..6], authority, lastSeen, todo];
        }

        foreach (Invitation invitation in review.InvitationsOf(probe))
        {
            yield return
            [
                probe, review.StateOf(invitation).ToWord(), Nothing, Nothing, Time(invitation.CreatedAt, options), Time(invitation.ExpiresAt, options),
                Nothing, lastSeen, judged is null ? todo : Nothing,
            ];
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
