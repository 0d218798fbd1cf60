using Microsoft.Extensions.Primitives;
using Monitoring.Engine.Queries;

namespace Monitoring.Engine.Api;

/// <summary>Parameters of a request: those of the address, and of a form where one was posted.</summary>
internal sealed class PromForm
{
    private readonly IQueryCollection _query;
    private readonly IFormCollection? _form;

    private PromForm(IQueryCollection query, IFormCollection? form)
    {
        _query = query;
        _form = form;
    }

    /// <summary>The value of a parameter; null where it was not given.</summary>
    public string? this[string name] => All(name).FirstOrDefault();

    /// <summary>Every value of a parameter.</summary>
    public IEnumerable<string?> All(string name)
    {
        StringValues posted = _form?[name] ?? StringValues.Empty;
        return posted.Concat(_query[name]);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="QueryException">The form is damaged or too large.</exception>
    public static async Task<PromForm> ReadAsync(HttpContext http)
    {
        try
        {
            return new PromForm(http.Request.Query, http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            throw new QueryException($"the form cannot be read: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }
}
