namespace Monitoring.Analysis.Dtmb;

/// <summary>Constellation of GB 20600-2006.</summary>
public enum DtmbMapping
{
    /// <summary>4QAM with the Nordstrom-Robinson code.</summary>
    Qam4Nr,
    Qam4,
    Qam16,
    Qam32,
    Qam64,
}
