namespace Monitoring.Registry;

/// <summary>What a registry holds at most: above any province, there so that a hostile file costs a bounded amount.</summary>
public static class RegistryLimits
{
    /// <summary>Objects of all kinds together.</summary>
    public const int Objects = 100_000;

    /// <summary>Bytes of a file, or of a request.</summary>
    public const int FileBytes = 32 * 1024 * 1024;

    /// <summary>Characters of an id.</summary>
    public const int IdCharacters = 64;

    /// <summary>Characters of a name and of other short text.</summary>
    public const int NameCharacters = 200;

    /// <summary>Characters of a note or an address.</summary>
    public const int NoteCharacters = 1000;

    /// <summary>Measured entities linked to one object: every site of a province may receive the same service.</summary>
    public const int Entities = 1000;

    /// <summary>Columns of a CSV file.</summary>
    public const int Columns = 64;

    /// <summary>Mistakes told one by one; what is beyond is counted.</summary>
    public const int Mistakes = 100;

    /// <summary>Proposals at one time; what is beyond is counted.</summary>
    public const int Proposals = 2000;

    /// <summary>Words of one vocabulary.</summary>
    public const int Words = 200;
}
