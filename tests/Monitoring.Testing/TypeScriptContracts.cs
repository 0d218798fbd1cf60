using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Enrolment;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wall;
using Monitoring.Contracts.Wording;

namespace Monitoring.Testing;

/// <summary>
/// The contracts as the dashboard reads them: interfaces with the names of the JSON, enumerations as numbers, and the
/// indicator catalogue. Generated, so that the dashboard never has a name, a unit or a severity of its own.
/// </summary>
public static class TypeScriptContracts
{
    /// <summary>Folder of the generated files, from the root of the checkout.</summary>
    public const string Folder = "dashboard/src/contracts";

    /// <summary>The environment variable that makes the architecture test write instead of compare.</summary>
    public const string WriteVariable = "MONITORING_WRITE_CONTRACTS";

    /// <summary>What a person runs after a contract has changed.</summary>
    public const string WriteCommand =
        WriteVariable + "=1 dotnet test tests/Monitoring.Architecture.Tests --filter FullyQualifiedName~DashboardContracts";

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>File name and text of every generated file.</summary>
    public static IReadOnlyDictionary<string, string> Generate() => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["alarms.ts"] = Document(
            Enumeration(typeof(AlarmSeverity)),
            Enumeration(typeof(AlarmTransitionKind)),
            Enumeration(typeof(TransitionReason)),
            "import type { Statement } from './wording';\n",
            Interface(typeof(Alarm)),
            Interface(typeof(AlarmTransition))),
        ["enrolment.ts"] = Document(
            Enumeration(typeof(CertificateState)),
            Interface(typeof(AuthorityStanding)),
            Interface(typeof(CertificateStanding)),
            Interface(typeof(CertificateWord)),
            Rows("certificateWords", typeof(CertificateWord), CertificateWords.All)),
        ["identity.ts"] = Document(Words("mediumWords", "MediumWord", MediumWords.All)),
        ["indicators.ts"] = Document(
            Enumeration(typeof(IndicatorKind)),
            Enumeration(typeof(ServiceImpact)),
            Enumeration(typeof(Unit)),
            "import type { AlarmSeverity } from './alarms';\n",
            Interface(typeof(Indicator)),
            Rows("catalogue", typeof(Indicator), Catalogue.All)),
        ["measurements.ts"] = Document(
            Enumeration(typeof(VerdictState)),
            Words("verdictWords", "VerdictWord", VerdictWords.All)),
        ["wall.ts"] = Document(
            "import type { Alarm } from './alarms';\n",
            Enumeration(typeof(TileState)),
            Interface(typeof(WallTile)),
            Interface(typeof(WallProbe)),
            Interface(typeof(WallFrame))),
        ["wording.ts"] = Document(
            Interface(typeof(StatementValue)),
            Interface(typeof(Statement)),
            Interface(typeof(Sentence)),
            Rows("sentences", typeof(Sentence), Sentences())),
    };

    /// <summary>Everything evidence can say, by id.</summary>
    public static IReadOnlyList<Sentence> Sentences() =>
    [
        .. typeof(Sentences).GetProperties(BindingFlags.Static | BindingFlags.Public)
            .Select(p => (Sentence)p.GetValue(null)!).OrderBy(s => s.Id, StringComparer.Ordinal),
    ];

    private static string Document(params IEnumerable<string> parts)
    {
        IEnumerable<string> ordered = parts.OrderBy(part => part.StartsWith("import ", StringComparison.Ordinal) ? 0 : 1);
        return $"// Generated from Monitoring.Contracts; after a change there run\n// {WriteCommand}\n\n" + string.Join('\n', ordered);
    }

    private static string Enumeration(Type type)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"export const {type.Name} = {{\n");
        foreach (object value in Enum.GetValues(type))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {value}: {Number(value)},\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"}} as const;\nexport type {type.Name} = (typeof {type.Name})[keyof typeof {type.Name}];\n");
        return text.ToString();
    }

    private static string Interface(Type type)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"export interface {type.Name} {{\n");
        foreach (PropertyInfo property in Properties(type))
        {
            text.Append(CultureInfo.InvariantCulture, $"  readonly {Camel(property.Name)}: {TypeName(property)};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Words(string constant, string type, IEnumerable<string> words) =>
        $"export const {constant} = [{string.Join(", ", words.Select(Quoted))}] as const;\nexport type {type} = (typeof {constant})[number];\n";

    private static string Rows(string constant, Type type, IEnumerable<object> rows)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"export const {constant}: readonly {type.Name}[] = [\n");
        foreach (object row in rows)
        {
            IEnumerable<string> fields = Properties(type).Select(p => $"{Camel(p.Name)}: {Literal(p.GetValue(row))}");
            text.Append(CultureInfo.InvariantCulture, $"  {{ {string.Join(", ", fields)} }},\n");
        }

        return text.Append("];\n").ToString();
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).OrderBy(p => p.MetadataToken);

    private static string TypeName(PropertyInfo property)
    {
        bool nullable = Nullability.Create(property).ReadState == NullabilityState.Nullable;
        return TypeName(property.PropertyType) + (nullable ? " | null" : string.Empty);
    }

    private static string TypeName(Type declared)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string) || type == typeof(DateTimeOffset))
        {
            return "string";
        }

        if (type == typeof(bool))
        {
            return "boolean";
        }

        if (type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(byte) || type == typeof(IndicatorId))
        {
            return "number";
        }

        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        {
            return $"readonly {TypeName(type.GetGenericArguments()[0])}[]";
        }

        return type.Namespace!.StartsWith("Monitoring.Contracts", StringComparison.Ordinal)
            ? type.Name
            : throw new NotSupportedException($"{type} has no counterpart in the dashboard's contracts");
    }

    private static string Literal(object? value) => value switch
    {
        string text => Quoted(text),
        IndicatorId id => id.ToString(),
        Enum => Number(value),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value} cannot be written as a literal"),
    };

    private static string Number(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        $"'{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
