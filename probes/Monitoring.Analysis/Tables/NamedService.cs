namespace Monitoring.Analysis.Tables;

/// <summary>A service as the SDT describes it.</summary>
internal sealed record NamedService(NamedText? NameText, NamedText? ProviderText, int? Type, int RunningStatus, bool FreeCaMode)
{
    public string? Name => NameText?.Read.Text;

    public string? Provider => ProviderText?.Read.Text;

    /// <summary>Name and provider, where it has them.</summary>
    public IEnumerable<NamedText> Texts => new[] { NameText, ProviderText }.OfType<NamedText>();
}
