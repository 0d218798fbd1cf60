namespace Monitoring.Streams.Bits;

/// <summary>
/// Bits from the first of the first byte on. What lies past the end reads as 0 and is remembered: ask <see cref="IsPastEnd"/> once, at the
/// end, instead of each time.
/// </summary>
public ref struct BitReader
{
    private const int LongestField = 32;
    private const int BitsPerByte = 8;
    private const byte EmulationPreventionByte = 3;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly bool _isEscaped;
    private int _next;
    private int _zeros;
    private ulong _cache;
    private int _cached;

    /// <summary>Reads <paramref name="bytes"/>.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="isEscaped">
    /// An emulation_prevention_three_byte after two bytes of 0 is passed over, ITU-T H.264 §7.4.1, H.265 §7.4.2, H.266 §7.4.2.
    /// </param>
    public BitReader(ReadOnlySpan<byte> bytes, bool isEscaped = false)
    {
        _bytes = bytes;
        _isEscaped = isEscaped;
    }

    /// <summary>Bits read so far, those past the end included.</summary>
    public long Position { get; private set; }

    /// <summary>More was asked for than there is.</summary>
    public bool IsPastEnd { get; private set; }

    /// <summary>An unsigned number of 0 to 32 bits, most significant first.</summary>
    public uint Read(int bits)
    {
        Position += bits;
        while (_cached < bits)
        {
            _cache = (_cache << BitsPerByte) | Load();
            _cached += BitsPerByte;
        }

        _cached -= bits;
        return (uint)(_cache >> _cached) & (uint)((1UL << bits) - 1);
    }

    /// <summary>One bit.</summary>
    public bool ReadFlag() => Read(1) != 0;

    /// <summary>Passes over bits.</summary>
    public void Skip(long bits)
    {
        for (; bits > LongestField && !IsPastEnd; bits -= LongestField)
        {
            _ = Read(LongestField);
        }

        _ = Read((int)Math.Min(bits, LongestField));
    }

    /// <summary>Passes over the rest of a byte begun.</summary>
    public void Align() => _ = Read((int)(-Position & (BitsPerByte - 1)));

    /// <summary>ue(v): an unsigned Exp-Golomb number, H.264 §9.1; one longer than 32 bits counts as past the end.</summary>
    public uint ReadExpGolomb()
    {
        int zeros = 0;
        while (!ReadFlag())
        {
            if (++zeros > LongestField - 1 || IsPastEnd)
            {
                IsPastEnd = true;
                return 0;
            }
        }

        return (uint)((1UL << zeros) - 1 + Read(zeros));
    }

    /// <summary>se(v): a signed Exp-Golomb number, H.264 §9.1.1.</summary>
    public int ReadSignedExpGolomb()
    {
        long code = ReadExpGolomb();
        return (int)((code & 1) != 0 ? (code + 1) >> 1 : -(code >> 1));
    }

    private byte Load()
    {
        if (_isEscaped && _zeros >= 2 && _next < _bytes.Length && _bytes[_next] == EmulationPreventionByte)
        {
            _next++;
            _zeros = 0;
        }

        if (_next >= _bytes.Length)
        {
            IsPastEnd = true;
            return 0;
        }

        byte value = _bytes[_next++];
        _zeros = value == 0 ? _zeros + 1 : 0;
        return value;
    }
}
