using System.Net;
using System.Net.Sockets;

namespace Monitoring.Probe.Configuration;

/// <summary>Reads <c>udp://group:port?interface=…&amp;source=…</c> and <c>file:path?loop=true</c>.</summary>
internal static class StreamSourceReader
{
    private const string Forms = "write udp://239.1.1.1:5000, udp://[ff15::1]:5000, udp://127.0.0.1:5000 or file:path.ts?loop=true";

    /// <summary>The source; null, and what is wrong with the text, when it names none.</summary>
    public static StreamSource? Read(string text, string baseFolder, out string mistake)
    {
        (string address, string query) = SplitQuery(text);
        mistake = string.Empty;
        if (address.StartsWith("udp://", StringComparison.Ordinal))
        {
            return ReadUdp(address["udp://".Length..].TrimEnd('/'), query, out mistake);
        }

        if (address.StartsWith("file:", StringComparison.Ordinal))
        {
            return ReadFile(address["file:".Length..], query, baseFolder, out mistake);
        }

        mistake = $"'{Excerpt.Of(text)}' is not a source this version can read ({Forms})";
        return null;
    }

    public static bool IsMulticast(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? address.IsIPv6Multicast
        : address.GetAddressBytes()[0] is >= 224 and <= 239;

    private static UdpSource? ReadUdp(string address, string query, out string mistake)
    {
        // A leading @ is how players write "listen here"; it changes nothing.
        if (!IPEndPoint.TryParse(address.TrimStart('@'), out IPEndPoint? endpoint) || endpoint.Port == 0)
        {
            mistake = $"'{Excerpt.Of(address)}' is not an address and port ({Forms})";
            return null;
        }

        string? @interface = null;
        IPAddress? sender = null;
        foreach ((string key, string value) in Parameters(query))
        {
            if (key == "interface" && value.Length is > 0 and <= 64)
            {
                @interface = value;
            }
            else if (key == "source" && IPAddress.TryParse(value, out sender))
            {
                if (sender.AddressFamily != endpoint.AddressFamily)
                {
                    mistake = $"source={Excerpt.Of(value)} is not of the address family of {endpoint.Address}";
                    return null;
                }
            }
            else
            {
                mistake = $"'{Excerpt.Of(key)}={Excerpt.Of(value)}' is not a parameter of udp (known: interface=NAME or ADDRESS, source=ADDRESS)";
                return null;
            }
        }

        bool multicast = IsMulticast(endpoint.Address);
        mistake = (multicast, sender, @interface) switch
        {
            (false, not null, _) => "source= means a source-specific multicast and needs a group address",
            (false, _, not null) => "interface= is for groups (bind to the interface's address instead)",
            _ => string.Empty,
        };
        return mistake.Length == 0 ? new UdpSource(endpoint, @interface, sender) : null;
    }

    private static FileSource? ReadFile(string path, string query, string baseFolder, out string mistake)
    {
        bool loop = false;
        mistake = string.Empty;
        foreach ((string key, string value) in Parameters(query))
        {
            if (key != "loop" || !bool.TryParse(value, out loop))
            {
                mistake = $"'{Excerpt.Of(key)}={Excerpt.Of(value)}' is not a parameter of file (known: loop=true, loop=false)";
                return null;
            }
        }

        path = path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path;
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            mistake = $"names no file ({Forms})";
            return null;
        }

        return new FileSource(Path.GetFullPath(path, baseFolder), loop);
    }

    private static (string Address, string Query) SplitQuery(string text)
    {
        int mark = text.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (text, string.Empty) : (text[..mark], text[(mark + 1)..]);
    }

    private static IEnumerable<(string Key, string Value)> Parameters(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Select(pair => (pair[0], pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : string.Empty));
}
