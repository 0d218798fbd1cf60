using System.Net;
using System.Text;
using System.Text.Json;
using Monitoring.Engine.Tests.Api;

namespace Monitoring.Engine.Tests.Configuration;

/// <summary>What a person or a program does with the configurations of a running engine.</summary>
internal static class ConfiguredEngine
{
    /// <summary>A body that puts in one input.</summary>
    public static string Body(int port = 5000, string extra = "") =>
        $$"""
        { "settings": { "inputs": [
            { "id": "dtmb-33", "name": "DTMB 33 频道", "medium": "dtmb", "source": "udp://239.10.0.33:{{port}}" {{extra}} }
        ] }, "comment": "端口 {{port}}" }
        """;

    public static async Task<(HttpStatusCode Status, string Text, string? Tag)> PutAsync(
        this RunningEngine engine, string probe, string body, string? seen, bool isTried = false)
    {
        using HttpRequestMessage request = new(
            HttpMethod.Put, new Uri($"/api/v1/probes/{probe}/configuration{(isTried ? "?dryRun=true" : string.Empty)}", UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.ExpectContinue = true;
        if (seen is not null)
        {
            request.Headers.TryAddWithoutValidation(seen == "*" ? "If-None-Match" : "If-Match", seen);
        }

        using HttpResponseMessage answer = await engine.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.ETag?.Tag);
    }

    /// <summary>Puts in a version that differs from every other.</summary>
    public static async Task<string> PutVersionAsync(this RunningEngine engine, string probe, int version)
    {
        (HttpStatusCode status, string text, string? tag) = await engine.PutAsync(
            probe, Body(5000 + version), version == 1 ? "*" : $"\"{version - 1}\"");
        if (status != HttpStatusCode.OK || tag != $"\"{version}\"")
        {
            throw new HttpRequestException($"{(int)status} {text}");
        }

        JsonElement read = await engine.GetAsync<JsonElement>($"/api/v1/probes/{probe}/configuration");
        return read.GetProperty("sha256").GetString()!;
    }
}
