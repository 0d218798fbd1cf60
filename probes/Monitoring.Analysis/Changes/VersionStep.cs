namespace Monitoring.Analysis.Changes;

/// <summary>The version of a table, and the one before it.</summary>
internal struct VersionStep
{
    private bool _isKnown;

    public (int Before, int After) Versions { get; private set; }

    public void Take(int version)
    {
        Versions = !_isKnown ? (version, version) : version != Versions.After ? (Versions.After, version) : Versions;
        _isKnown = true;
    }
}
