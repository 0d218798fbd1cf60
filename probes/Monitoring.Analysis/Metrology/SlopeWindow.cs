namespace Monitoring.Analysis.Metrology;

/// <summary>The line through the points of the last minutes: blocks of time, the oldest of which make room for new ones.</summary>
/// <param name="blockSeconds">Length of a block.</param>
/// <param name="blocks">How many are kept.</param>
internal sealed class SlopeWindow(double blockSeconds, int blocks)
{
    private readonly SlopeSums[] _blocks = new SlopeSums[blocks];
    private SlopeSums _open;
    private double _first = double.NaN;
    private double _opened;
    private double _last;
    private int _next;

    /// <summary>Blocks that are complete.</summary>
    public int Complete { get; private set; }

    /// <summary>Seconds from the first point to the last, those no longer kept included.</summary>
    public double Seconds => double.IsNaN(_first) ? 0 : _last - _first;

    /// <summary>A point, seconds rising; true when it completed a block.</summary>
    public bool Add(double seconds, double value)
    {
        if (double.IsNaN(_first))
        {
            _first = seconds;
            _opened = seconds;
        }

        bool completes = seconds - _opened >= blockSeconds && _open.Count > 0;
        if (completes)
        {
            _blocks[_next] = _open;
            _next = (_next + 1) % blocks;
            Complete = Math.Min(Complete + 1, blocks);
            _open = default;
            _opened = seconds;
        }

        _last = seconds;
        _open.Add(seconds, value);
        return completes;
    }

    /// <summary>All points kept, joined.</summary>
    public SlopeSums Joined()
    {
        SlopeSums all = _open;
        for (int at = 0; at < Complete; at++)
        {
            all.Add(_blocks[at]);
        }

        return all;
    }

    /// <summary>The block completed last, or one of those before; 0 is the last.</summary>
    public ref readonly SlopeSums Block(int before) => ref _blocks[(_next - 1 - before + (2 * blocks)) % blocks];

    /// <summary>What comes next does not continue what came before.</summary>
    public void Restart()
    {
        _open = default;
        _first = double.NaN;
        _next = 0;
        Complete = 0;
    }
}
