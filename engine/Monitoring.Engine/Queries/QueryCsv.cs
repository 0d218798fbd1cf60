using System.Globalization;
using System.Text;
using Monitoring.Compliance.Export;
using Monitoring.Contracts.Indicators;
using Monitoring.Storage;

namespace Monitoring.Engine.Queries;

/// <summary>Answers as CSV (RFC 4180, UTF-8 with byte order mark, times as UTC): what is not known is an empty field, never 0.</summary>
public static class QueryCsv
{
    private const string Series = "entity,name,indicator,number,key,qualifier,unit";
    private const string End = "\r\n";

    /// <summary>One line a step.</summary>
    /// <param name="answer">The series.</param>
    /// <param name="nameOf">Name of an entity path; empty where there is none.</param>
    /// <param name="output">Where to.</param>
    /// <param name="stop">Ends the writing.</param>
    public static async Task WriteAsync(IReadOnlyList<SeriesSlots> answer, Func<string, string> nameOf, Stream output, CancellationToken stop)
    {
        await using StreamWriter writer = Open(output);
        await writer.WriteAsync($"{Series},start,end,state,mean,min,max,last,known_seconds,fault_seconds,unknown_seconds,missing_seconds{End}");
        foreach (SeriesSlots series in answer)
        {
            stop.ThrowIfCancellationRequested();
            string head = Head(series.Series, nameOf);
            foreach (Slot slot in series.Slots)
            {
                await writer.WriteAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{head},{Time(slot.Start)},{Time(slot.End)},{slot.State},{Number(slot.Mean)},{Number(slot.Min)},{Number(slot.Max)},{Number(slot.Last)},{slot.Known},{slot.Fault},{slot.Unknown},{slot.Missing}{End}"));
            }
        }
    }

    /// <summary>One line an interval of equal state.</summary>
    public static async Task WriteAsync(IReadOnlyList<SeriesStates> answer, Func<string, string> nameOf, Stream output, CancellationToken stop)
    {
        await using StreamWriter writer = Open(output);
        await writer.WriteAsync($"{Series},start,end,seconds,state{End}");
        foreach (SeriesStates series in answer)
        {
            stop.ThrowIfCancellationRequested();
            string head = Head(series.Series, nameOf);
            foreach (StateInterval interval in series.Intervals)
            {
                await writer.WriteAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{head},{Time(interval.Start)},{Time(interval.End)},{interval.End - interval.Start},{interval.Word}{End}"));
            }
        }
    }

    private static StreamWriter Open(Stream output) => new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);

    private static string Head(SeriesDescriptor series, Func<string, string> nameOf)
    {
        Indicator? indicator = Catalogue.Find(series.Indicator);
        return string.Join(
            ',', CsvField.Of(series.Entity.Path), CsvField.Of(nameOf(series.Entity.Path)), series.Indicator.Value, indicator?.Number,
            indicator?.Key, CsvField.Of(series.Qualifier), indicator?.Unit.ToString());
    }

    private static string Time(long unixSeconds) =>
        DateTimeOffset.FromUnixTimeSeconds(unixSeconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsNaN(value) ? string.Empty : value.ToString("R", CultureInfo.InvariantCulture);
}
