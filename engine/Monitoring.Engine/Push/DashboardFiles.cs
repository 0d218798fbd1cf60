using Microsoft.Extensions.FileProviders;
using Monitoring.Engine.Diagnostics;

namespace Monitoring.Engine.Push;

/// <summary>The dashboard beside the program; when it was not built, one page that says so.</summary>
internal static class DashboardFiles
{
    private const string Missing = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Monitoring engine</title></head><body>
        <h1>The dashboard was not built</h1>
        <p>This engine runs and takes measurements, but the pages are missing. Run <code>npm ci &amp;&amp; npm run build</code> in <code>dashboard/</code>
        and build the engine again without <code>SkipDashboard</code>.</p>
        <p>The interface is described at <a href="/openapi/v1.json">/openapi/v1.json</a>.</p>
        <hr><p lang="zh-CN">监测引擎正在运行,但网页尚未构建。请在 dashboard/ 目录执行 npm ci 与 npm run build,然后重新构建引擎。</p>
        </body></html>
        """;

    public static void Map(WebApplication app, ILogger log)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            EngineLog.NoDashboard(log, folder);
            app.MapGet("/", () => Results.Content(Missing, "text/html; charset=utf-8")).ExcludeFromDescription();
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = response =>
            {
                // Names below assets/ hold a digest of their content; all else must be asked for again.
                bool isFixed = response.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
                response.Context.Response.Headers.CacheControl = isFixed ? "public, max-age=31536000, immutable" : "no-cache";
            },
        });
    }
}
