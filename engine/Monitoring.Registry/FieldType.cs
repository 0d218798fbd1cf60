namespace Monitoring.Registry;

/// <summary>What a field holds.</summary>
public enum FieldType
{
    /// <summary>Text of one line.</summary>
    Text = 1,

    /// <summary>A number with at most eight decimals.</summary>
    Number = 2,

    /// <summary>A whole number.</summary>
    Whole = 3,

    /// <summary>A word of a vocabulary.</summary>
    Word = 4,

    /// <summary>The id of an object of one kind.</summary>
    Reference = 5,

    /// <summary>An object of any kind, as <c>kind/id</c>.</summary>
    AnyReference = 6,

    /// <summary>Paths of measured entities.</summary>
    Entities = 7,
}
