using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Monitoring.Contracts.Alarms;

namespace Monitoring.Storage.Core;

/// <summary>
/// The text a line of the history is stored and hashed as: JSON in the order of the record's properties, camelCase, times in UTC. The
/// stored text is what is hashed, so a later version that writes more properties does not break the lines before it:
/// <c>hash(n) = SHA-256(hash(n-1) ‖ UTF-8 of line n)</c>, hash(0) being 32 zero bytes.
/// </summary>
internal static class AlarmJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Alarm alarm) => JsonSerializer.Serialize(InUtc(alarm), Options);

    public static Alarm ReadAlarm(string text) => JsonSerializer.Deserialize<Alarm>(text, Options)!;

    public static string Write(Line line) => JsonSerializer.Serialize(line with { Alarm = InUtc(line.Alarm) }, Options);

    public static Line ReadLine(string text) => JsonSerializer.Deserialize<Line>(text, Options)!;

    public static byte[] Hash(ReadOnlySpan<byte> previous, string line)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(Encoding.UTF8.GetBytes(line));
        return hash.GetHashAndReset();
    }

    private static Alarm InUtc(Alarm alarm) => alarm with
    {
        RaisedAt = alarm.RaisedAt.ToUniversalTime(),
        ClearedAt = alarm.ClearedAt?.ToUniversalTime(),
        AckedAt = alarm.AckedAt?.ToUniversalTime(),
    };

    /// <summary>A line of the history without its hash.</summary>
    internal sealed record Line(
        long Id,
        DateTimeOffset At,
        DateTimeOffset RecordedAt,
        AlarmTransitionKind Kind,
        string Actor,
        TransitionReason TransitionReason,
        Alarm Alarm)
    {
        public AlarmTransition With(byte[] hash) =>
            new(Id, At, RecordedAt, Kind, Actor, TransitionReason, Alarm, Convert.ToHexStringLower(hash));
    }
}
