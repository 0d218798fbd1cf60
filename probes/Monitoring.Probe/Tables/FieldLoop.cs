namespace Monitoring.Probe.Tables;

/// <summary>Fills loops.</summary>
internal static class FieldLoop
{
    /// <summary>Begins another round.</summary>
    public static FieldList Next(this List<FieldList> loop, string? title = null)
    {
        FieldList round = new(title);
        loop.Add(round);
        return round;
    }
}
