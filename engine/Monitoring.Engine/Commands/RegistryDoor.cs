using System.Globalization;
using System.Net.Http.Headers;
using Monitoring.Engine.Api;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Registry;
using Monitoring.Storage;

namespace Monitoring.Engine.Commands;

/// <summary>
/// How commands reach the registry: they read it beside the engine, and change it themselves where no engine runs, else through the
/// engine, which owns the store.
/// </summary>
internal static class RegistryDoor
{
    /// <summary>Reads; nothing is changed.</summary>
    public static Task<T> ReadAsync<T>(EngineOptions options, Func<RegistryDesk, Task<T>> read, CancellationToken stop) => GuardAsync(() =>
        StoredData.ReadStoreAsync(options, async store =>
        {
            using RegistryDesk desk = await OpenAsync(options, store, stop);
            return await read(desk);
        }, stop));

    /// <summary>Changes: in the store where it is free, through the engine that owns it otherwise.</summary>
    /// <returns>The revision that the change made.</returns>
    public static Task<long> WriteAsync(
        EngineOptions options, Func<RegistryDesk, Task<long>> directly, Func<Task<HttpRequestMessage>> throughEngine, CancellationToken stop) =>
        GuardAsync(() => StoredData.WriteStoreAsync(
            options,
            async store =>
            {
                using RegistryDesk desk = await OpenAsync(options, store, stop);
                return await directly(desk);
            },
            async engine =>
            {
                using HttpRequestMessage request = await throughEngine();
                return (await engine.SendAsync(request, stop)).GetProperty("revision").GetInt64();
            },
            stop));

    /// <summary>A document to put into the revision it was worked out from.</summary>
    public static HttpRequestMessage Put(byte[] document, long expected, bool revives)
    {
        HttpRequestMessage request = new(HttpMethod.Put, new Uri(revives ? "api/v1/registry?revive=true" : "api/v1/registry", UriKind.Relative))
        {
            Content = new ByteArrayContent(document) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{expected.ToString(CultureInfo.InvariantCulture)}\""));
        return request;
    }

    /// <summary>An answer to proposals: <c>accept</c>, <c>dismiss</c> or <c>recall</c>.</summary>
    public static HttpRequestMessage Answer(string action, object body) =>
        new(HttpMethod.Post, new Uri($"api/v1/registry/proposals/{action}", UriKind.Relative))
        {
            Content = JsonContent.Create(body, body.GetType(), mediaType: null, ApiContext.Json),
        };

    /// <summary>The registry of an open store.</summary>
    public static Task<RegistryDesk> OpenAsync(EngineOptions options, IStore store, CancellationToken stop) =>
        RegistryDesk.OpenAsync(store, VocabularyFile.Read(options), TimeProvider.System, stop);

    private static async Task<T> GuardAsync<T>(Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (RegistryRefusedException exception)
        {
            throw new StartupException(exception.Lines);
        }
        catch (RegistryMovedException exception)
        {
            throw new StartupException(exception.Message);
        }
    }
}
