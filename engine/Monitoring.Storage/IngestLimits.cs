namespace Monitoring.Storage;

/// <summary>What one batch may hold at most. Far above what a probe sends; there so that a hostile one costs a bounded amount.</summary>
public static class IngestLimits
{
    /// <summary>Decompressed size of a batch, bytes.</summary>
    public const int BatchBytes = 4 * 1024 * 1024;

    /// <summary>Entities of a dictionary.</summary>
    public const int Entities = 8192;

    /// <summary>Series of a dictionary.</summary>
    public const int Series = 65536;

    /// <summary>Windows of a batch.</summary>
    public const int Windows = 3600;

    /// <summary>Condition edges of a batch.</summary>
    public const int Conditions = 8192;

    /// <summary>PIDs of a condition.</summary>
    public const int Pids = 32;

    /// <summary>Characters of a name, provider or carrier.</summary>
    public const int NameCharacters = 256;

    /// <summary>Characters of a qualifier, a reason or a software version.</summary>
    public const int WordCharacters = 64;

    /// <summary>Characters of the qualifier of a foreign series: its name, its unit and its attributes.</summary>
    public const int ForeignQualifierCharacters = 256;

    /// <summary>Characters of a condition's evidence.</summary>
    public const int TextCharacters = 1024;

    /// <summary>Sentences of a condition's evidence, and values of each.</summary>
    public const int Statements = 8;

    /// <summary>Most decimal digits of a value.</summary>
    public const int Scale10 = 6;

    /// <summary>Largest magnitude of a scaled value: every whole number up to here is exact as a double.</summary>
    public const long ScaledValue = 1L << 53;
}
