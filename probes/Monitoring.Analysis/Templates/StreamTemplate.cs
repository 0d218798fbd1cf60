using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Monitoring.Analysis.Templates;

/// <summary>
/// What a stream should hold: learned from one that is right, edited and approved by people. The file is a versioned contract,
/// <c>monitoring.template/1</c>; what it leaves out is not compared.
/// </summary>
public sealed record StreamTemplate
{
    public const string CurrentSchema = "monitoring.template/1";

    private const int MostServices = 4096;
    private const int MostComponents = 256;
    private const int MostPid = 0x1FFF;

    /// <summary>Names in Chinese stay readable; the file is never put into a web page as it is.</summary>
    private static readonly TemplateJson Json =
        new(new JsonSerializerOptions(TemplateJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public string Schema { get; set; } = CurrentSchema;

    public int? TransportStreamId { get; set; }

    public int? OriginalNetworkId { get; set; }

    public string? NetworkName { get; set; }

    public BitrateBand? Bitrate { get; set; }

    public required IReadOnlyList<ServiceTemplate> Services { get; set; }

    /// <summary>PIDs that no table names and that are welcome all the same.</summary>
    public IReadOnlyList<int> PrivatePids { get; set; } = [];

    /// <summary>Reads a template file.</summary>
    /// <exception cref="FormatException">It is none; the message says what and where.</exception>
    public static StreamTemplate Read(ReadOnlySpan<byte> json)
    {
        try
        {
            StreamTemplate template = JsonSerializer.Deserialize(json, Json.StreamTemplate)
                ?? throw new FormatException("it holds nothing");
            template.Check();
            return template;
        }
        catch (JsonException e)
        {
            string place = string.IsNullOrEmpty(e.Path) || e.Path == "$" ? string.Empty : $" at {e.Path}";
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}{place}: not JSON as a template needs it"), e);
        }
    }

    /// <summary>The file.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json.StreamTemplate), (byte)'\n'];

    private void Check()
    {
        if (Schema != CurrentSchema)
        {
            throw new FormatException($"'schema' is not \"{CurrentSchema}\"");
        }

        Require(Services is not null && Services.Count <= MostServices, $"'services' is not a list of at most {MostServices}");
        Require(PrivatePids is not null && PrivatePids.All(p => p is >= 0 and <= MostPid), "'privatePids' holds something other than a PID from 0 to 8191");
        HashSet<int> ids = [];
        foreach (ServiceTemplate service in Services!)
        {
            Require(service?.Components is not null, "a service has no list of components");
            Require(ids.Add(service!.ServiceId), $"service {service.ServiceId} is there twice");
            Require(service.Components.Count <= MostComponents, $"service {service.ServiceId} has more than {MostComponents} components");
            Require(
                service.Components.All(c => c is not null && c.Pid is null or (>= 0 and <= MostPid)),
                $"service {service.ServiceId} has a component whose PID is none from 0 to 8191");
        }
    }

    private static void Require(bool holds, string mistake)
    {
        if (!holds)
        {
            throw new FormatException(mistake);
        }
    }
}
