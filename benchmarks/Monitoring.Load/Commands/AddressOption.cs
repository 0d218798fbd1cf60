using System.CommandLine;
using System.CommandLine.Parsing;

namespace Monitoring.Load.Commands;

/// <summary>Options that take an address.</summary>
internal static class AddressOption
{
    /// <summary>An option that takes http or https, host and port; anything else is one line.</summary>
    public static Option<Uri> Create(string name, string description, string usual) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => new Uri(usual),
        CustomParser = result => Read(result, name, usual),
    };

    private static Uri? Read(ArgumentResult result, string name, string usual)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "", Host.Length: > 0 })
        {
            return address;
        }

        result.AddError($"{name}: '{text}' must be http://HOST:PORT, e.g. {usual}");
        return null;
    }
}
