using System.Globalization;
using System.Text.Json;
using Monitoring.Contracts.Identity;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Partition;
using Monitoring.Engine.Push;
using Monitoring.Engine.Registry;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>What the endpoints read from.</summary>
public sealed record ApiContext(
    EngineOptions Options,
    IMeasurementStore Measurements,
    IAlarmStore Alarms,
    LiveState Live,
    CheckBoard Checks,
    EntityDirectory Directory,
    RegistryDesk Registry,
    PartitionWorker Worker,
    PasswordFile Password,
    Sessions Sessions,
    TimeProvider Clock)
{
    /// <summary>How JSON is written: camelCase, enumerations as numbers.</summary>
    public static JsonSerializerOptions Json => JsonSerializerOptions.Web;

    /// <summary>Who acts: with a password there is one administrator, without one whoever sits at the machine.</summary>
    public static string UserOf(HttpContext? context) =>
        context?.Items.ContainsKey(AccessGuard.AuthenticatedItem) == true ? "admin" : "operator";

    /// <summary>An error as problem+json.</summary>
    public static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);

    /// <summary>Reads an optional entity path; a problem when it is none.</summary>
    public static IResult? CheckEntity(string? entity) =>
        entity is null || EntityId.TryParse(entity, out _)
            ? null : Problem(StatusCodes.Status400BadRequest, "entity: must be probe, probe/input or probe/input/serviceId");

    /// <summary>Reads a time: ISO 8601 with offset, or a local date or time in the configured zone.</summary>
    public static bool TryReadTime(string? text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
        {
            return false;
        }

        string[] local = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
        if (DateTime.TryParseExact(text, local, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime wall))
        {
            if (wall.Year is < 1971 or > 9998)
            {
                return false;
            }

            time = new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
            return true;
        }

        return text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            && time.Year is >= 1971 and <= 9998;
    }
}
