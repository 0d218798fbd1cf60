using Monitoring.Analysis.Tables;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Reports;

/// <summary>What receivers may read otherwise; never a fault.</summary>
/// <param name="Number">The word it is known by.</param>
/// <param name="Name">Its name in the catalogue.</param>
/// <param name="ServiceId">The service concerned; null for the stream.</param>
/// <param name="Text">What it is.</param>
public sealed record InformationReport(string Number, string Name, int? ServiceId, string Text)
{
    private const int MostServices = 512;

    internal static IReadOnlyList<InformationReport> Of(ServiceNames names)
    {
        List<InformationReport> found = [];
        if (names.NonstandardSections > 0)
        {
            found.Add(Of(Catalogue.SdtNonstandard, null, $"{names.NonstandardSections} sections of the SDT count descriptors_loop_length in one byte"));
        }

        foreach ((ushort id, NamedService service) in names.All)
        {
            NamedText? lacking = service.Texts.FirstOrDefault(t => t.Read.LacksSelection);
            NamedText? wrong = service.Texts.FirstOrDefault(t => t.Read.HasWrongSelection);
            if (lacking is not null && found.Count < MostServices)
            {
                found.Add(Of(Catalogue.CharsetMissing, id, $"no table is selected for {lacking.Read.Table.ToName()}: {lacking.Bytes}"));
            }

            if (wrong is not null && found.Count < MostServices)
            {
                found.Add(Of(Catalogue.CharsetWrong, id, wrong.Read.Rule switch
                {
                    TextRule.Corrected => $"a table is selected that the text is not in, {wrong.Read.Table.ToName()}: {wrong.Bytes}",
                    TextRule.UnknownSelection => $"what is selected is no table: {wrong.Bytes}",
                    _ => $"bytes outside {wrong.Read.Table.ToName()}, the table selected: {wrong.Bytes}",
                }));
            }
        }

        return found;
    }

    private static InformationReport Of(Indicator indicator, int? serviceId, string text) =>
        new(indicator.Number, indicator.Name, serviceId, text);
}
