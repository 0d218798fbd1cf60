using Microsoft.Playwright;

using NUnit.Framework;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The wall in a real Chromium, with an eye on when each alarm is first painted and when it is over.</summary>
internal sealed class Wall : IAsyncDisposable
{
    private const string Watch = """
        window.painted = {};
        window.over = {};
        const look = () => {
            for (const card of document.querySelectorAll('[data-occurrence]')) {
                const occurrence = card.dataset.occurrence;
                if (!(occurrence in window.painted)) {
                    requestAnimationFrame(() => { window.painted[occurrence] ??= Date.now(); });
                }
                if (card.dataset.active === 'false') window.over[occurrence] ??= Date.now();
            }
        };
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-active', 'data-occurrence'] });
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Wall(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Requests the page made to any other origin.</summary>
    public List<string> Strangers { get; } = [];

    public static async Task<Wall> OpenAsync(Uri address)
    {
        string? chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser" }.FirstOrDefault(File.Exists);
        if (chromium is null)
        {
            Assert.Ignore("no Chromium at /usr/bin/chromium: install it to test the wall in a real browser (apt-get install chromium)");
        }

        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        });
        IPage page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1920, Height = 1080 } });
        Wall wall = new(playwright, browser, page);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                wall.Strangers.Add(request.Url);
            }
        };
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(address.ToString());
        return wall;
    }

    public Task<Dictionary<string, double>> PaintedAsync() => Page.EvaluateAsync<Dictionary<string, double>>("window.painted");

    public Task<Dictionary<string, double>> OverAsync() => Page.EvaluateAsync<Dictionary<string, double>>("window.over");

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
