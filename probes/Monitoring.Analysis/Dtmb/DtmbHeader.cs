namespace Monitoring.Analysis.Dtmb;

/// <summary>Frame header of GB 20600-2006, by its symbols.</summary>
public enum DtmbHeader
{
    Pn420 = 420,
    Pn595 = 595,
    Pn945 = 945,
}
