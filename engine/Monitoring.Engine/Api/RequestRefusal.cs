using System.Text.Json;
using System.Text.RegularExpressions;

namespace Monitoring.Engine.Api;

/// <summary>What cannot be read of a request is told in one line: which part, what it is and what it must be.</summary>
internal static partial class RequestRefusal
{
    private const int MostCharacters = 100;

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException cause) when (!context.Response.HasStarted)
        {
            await ApiContext.Problem(cause.StatusCode, Explain(cause)).ExecuteAsync(context);
        }
    }

    /// <summary>Says where to look, where a status says nothing else.</summary>
    public static void Complete(ProblemDetailsContext context) => context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
    {
        StatusCodes.Status404NotFound => "there is nothing at this address: /openapi/v1.json lists what there is",
        StatusCodes.Status405MethodNotAllowed =>
            $"{context.HttpContext.Request.Method} is not taken here but {context.HttpContext.Response.Headers.Allow}: see /openapi/v1.json",
        _ => null,
    };

    private static string Explain(BadHttpRequestException cause)
    {
        if (cause.InnerException is JsonException json)
        {
            string place = json.Path is null or "$" ? string.Empty : $" at {json.Path}";
            return $"the body is not the JSON that is asked for{place}, line {(json.LineNumber ?? 0) + 1}: see /openapi/v1.json";
        }

        return Unbound().Match(cause.Message) is { Success: true } unbound
            ? $"{unbound.Groups["name"].Value}: '{Shorten(unbound.Groups["value"].Value)}' must be {Wanted(unbound.Groups["type"].Value)}"
            : cause.Message.ReplaceLineEndings(" ");
    }

    private static string Shorten(string value) => (value.Length <= MostCharacters ? value : value[..MostCharacters]).ReplaceLineEndings(" ");

    private static string Wanted(string type) => type switch
    {
        "bool" => "true or false",
        "int" => $"a whole number up to {int.MaxValue}",
        "long" => "a whole number",
        _ => $"a {type}",
    };

    [GeneratedRegex("parameter \"(?:Nullable<)?(?<type>\\w+)>? (?<name>\\w+)\" from \"(?<value>.*)\"\\.?$", RegexOptions.Singleline)]
    private static partial Regex Unbound();
}
