using System.Globalization;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Tables;

/// <summary>The fields of a section, of a descriptor or of one round of a loop, in the order of the standard; describers fill it.</summary>
internal sealed class FieldList
{
    private readonly List<TableField> _fields = [];

    public FieldList(string? title = null) => Title = title;

    /// <summary>What the fields make up; null where the loop says it.</summary>
    public string? Title { get; }

    public IReadOnlyList<TableField> Fields => _fields;

    /// <summary>A number; one that was not announced is left out, here and below.</summary>
    public void Number(string name, long? value) => Hex(name, value, 0);

    /// <summary>A number that people know in hexadecimal.</summary>
    public void Hex(string name, long? value, int digits)
    {
        if (value is { } number)
        {
            _fields.Add(new NumberField(name, number, digits));
        }
    }

    public void Coded(string name, long value, string? meaning, int hexDigits = 0) =>
        _fields.Add(new CodedField(name, value, meaning, hexDigits));

    public void Quantity(string name, decimal value, string unit) => _fields.Add(new QuantityField(name, value, unit));

    public void Flag(string name, bool? value)
    {
        if (value is { } flag)
        {
            _fields.Add(new FlagField(name, flag));
        }
    }

    /// <summary>A field here or in a round of a loop could not be put down.</summary>
    public bool HasOmissions { get => field || _fields.OfType<LoopField>().Any(l => l.Items.Any(i => i.HasOmissions)); private set; }

    /// <summary>Three letters or the like; bytes that are none are left out, which is noted.</summary>
    public void Word(string name, string? value)
    {
        if (value is null)
        {
            HasOmissions = true;
        }
        else
        {
            _fields.Add(new WordField(name, value));
        }
    }

    /// <summary>A text of EN 300 468 Annex A.</summary>
    /// <param name="name">Name as the standard spells it.</param>
    /// <param name="text">The text as sent.</param>
    /// <param name="selection">Selects its character table where another field did so for it.</param>
    public void Text(string name, ReadOnlySpan<byte> text, byte[]? selection = null) => _fields.Add(new TextField(
        name, [.. selection ?? [], .. text], selection?.Length ?? 0));

    /// <summary>Bytes; none are left out.</summary>
    public void Bytes(string name, ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            _fields.Add(new BytesField(name, Convert.ToHexString(bytes)));
        }
    }

    /// <summary>A moment of UTC; as it was sent where it is none.</summary>
    public void Time(string name, DvbTime time)
    {
        if (time.Utc is { } utc)
        {
            _fields.Add(new WordField(name, utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        }
        else
        {
            _fields.Add(new BytesField(name + "_bytes", $"{time.ModifiedJulianDate:X4}{time.Clock:X6}"));
        }
    }

    /// <summary>A length of time; as it was sent where it is none.</summary>
    public void Duration(string name, DvbDuration duration)
    {
        if (duration.Length is { } length)
        {
            _fields.Add(new WordField(name, string.Create(CultureInfo.InvariantCulture,
                $"{(int)length.TotalHours:00}:{length.Minutes:00}:{length.Seconds:00}")));
        }
        else
        {
            _fields.Add(new BytesField(name + "_bytes", $"{duration.Digits:X6}"));
        }
    }

    /// <summary>A loop, to be filled with its rounds.</summary>
    public List<FieldList> Loop(string name)
    {
        List<FieldList> items = [];
        _fields.Add(new LoopField(name, items));
        return items;
    }
}
