using System.Buffers.Binary;

namespace Monitoring.Engine.Ingest;

/// <summary>
/// Steps over the fields of one protobuf message: bytes that no encoder wrote end it, with <see cref="IsMalformed"/> set, and never throw.
/// Nothing is copied and nothing is made.
/// </summary>
internal ref struct WireFields
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;
    private int _kind;

    public WireFields(ReadOnlySpan<byte> message)
    {
        _bytes = message;
        Content = default;
    }

    /// <summary>It ended where no message ends.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Number of the field stood on.</summary>
    public int Number { get; private set; }

    /// <summary>Its number, where it is one: a varint, or fixed bytes.</summary>
    public ulong Value { get; private set; }

    /// <summary>Where its bytes are, where it is length-delimited.</summary>
    public Range Content { get; private set; }

    /// <summary>Its bytes, where it is length-delimited.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _bytes[Content];

    /// <summary>Whether it is a text, bytes or a message.</summary>
    public readonly bool IsBytes => _kind == LengthDelimited;

    /// <summary>Whether it is a varint.</summary>
    public readonly bool IsVarint => _kind == Varint;

    /// <summary>Whether it is eight fixed bytes.</summary>
    public readonly bool IsFixed64 => _kind == Fixed64;

    /// <summary>Its eight fixed bytes as a double.</summary>
    public readonly double Double => BitConverter.UInt64BitsToDouble(Value);

    /// <summary>Steps to the next field.</summary>
    public bool TryNext()
    {
        if (_at == _bytes.Length || IsMalformed)
        {
            return false;
        }

        IsMalformed = !TryStep();
        return !IsMalformed;
    }

    private bool TryStep()
    {
        // A parser drops what does not fit 32 bits and would see another field than this look does.
        if (!TryReadVarint(out ulong tag) || tag > uint.MaxValue)
        {
            return false;
        }

        _kind = (int)(tag & 7);
        Number = (int)(tag >> 3);
        Content = default;
        Value = 0;
        if (_kind == Varint)
        {
            bool read = TryReadVarint(out ulong value);
            Value = value;
            return read;
        }

        ulong length = _kind switch
        {
            Fixed64 => 8,
            Fixed32 => 4,
            _ => 0,
        };
        if (_kind is not (Fixed64 or Fixed32 or LengthDelimited) || (_kind == LengthDelimited && !TryReadVarint(out length))
            || length > (ulong)(_bytes.Length - _at))
        {
            return false;
        }

        Range content = _at..(_at + (int)length);
        _at += (int)length;
        if (_kind == LengthDelimited)
        {
            Content = content;
        }
        else
        {
            Value = _kind == Fixed64 ? BinaryPrimitives.ReadUInt64LittleEndian(_bytes[content]) : BinaryPrimitives.ReadUInt32LittleEndian(_bytes[content]);
        }

        return true;
    }

    private bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (int shift = 0; shift < 64 && _at < _bytes.Length; shift += 7)
        {
            byte b = _bytes[_at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
