using Monitoring.Streams.Si;

namespace Monitoring.Probe.Tables;

/// <summary>A field of a table by its name in the standard. What it holds, the types below say.</summary>
/// <param name="Name">Name as the standard spells it.</param>
internal abstract record TableField(string Name);

/// <summary>A number.</summary>
/// <param name="Name">Name as the standard spells it.</param>
/// <param name="Value">The number.</param>
/// <param name="HexDigits">Digits to show it to people with in hexadecimal; 0 for decimal.</param>
internal sealed record NumberField(string Name, long Value, int HexDigits) : TableField(Name);

/// <summary>A number that stands for something.</summary>
/// <param name="Name">Name as the standard spells it.</param>
/// <param name="Value">The number.</param>
/// <param name="Meaning">What it stands for; null where nobody knows.</param>
/// <param name="HexDigits">Digits to show it to people with in hexadecimal; 0 for decimal.</param>
internal sealed record CodedField(string Name, long Value, string? Meaning, int HexDigits) : TableField(Name);

/// <summary>A number that is none of whole units.</summary>
/// <param name="Name">Name as the standard spells it.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit; part of the name for programs.</param>
internal sealed record QuantityField(string Name, decimal Value, string Unit) : TableField(Name);

/// <summary>A single bit.</summary>
/// <param name="Name">Name as the standard spells it.</param>
/// <param name="Value">The bit is set.</param>
internal sealed record FlagField(string Name, bool Value) : TableField(Name);

/// <summary>Letters, a time, a length of time.</summary>
/// <param name="Name">Name as the standard spells it.</param>
/// <param name="Value">In plain characters.</param>
internal sealed record WordField(string Name, string Value) : TableField(Name);

/// <summary>A text of EN 300 468 Annex A.</summary>
/// <param name="Name">Name as the standard spells it.</param>
/// <param name="Encoded">As it was sent, after what selects its character table.</param>
/// <param name="SelectionLength">Bytes of the selection that another field made for it; 0 where it is its own.</param>
internal sealed record TextField(string Name, byte[] Encoded, int SelectionLength) : TableField(Name)
{
    /// <summary>As it was sent, in hexadecimal.</summary>
    public string Bytes => Convert.ToHexString(Encoded.AsSpan(SelectionLength));

    /// <summary>As it reads.</summary>
    /// <param name="untagged">Table of texts that select none; null where nobody knows.</param>
    public DecodedText Read(CharacterTable? untagged) => DvbText.Read(Encoded, untagged);
}

/// <summary>Bytes that are not looked into.</summary>
/// <param name="Name">Name as the standard spells it.</param>
/// <param name="Bytes">In hexadecimal.</param>
internal sealed record BytesField(string Name, string Bytes) : TableField(Name);

/// <summary>A loop.</summary>
/// <param name="Name">Name of what is in it.</param>
/// <param name="Items">Its rounds.</param>
internal sealed record LoopField(string Name, IReadOnlyList<FieldList> Items) : TableField(Name);
