namespace Monitoring.Analysis.Metrology;

/// <summary>Sums of points, from which their line of least squares follows; sums of several stretches can be joined.</summary>
internal struct SlopeSums
{
    private double _originX;
    private double _originY;
    private double _x;
    private double _y;
    private double _xx;
    private double _xy;
    private double _yy;

    public double Count { get; private set; }

    public readonly double MeanX => _originX + (_x / Count);

    public readonly double MeanY => _originY + (_y / Count);

    /// <summary>y per x; means something with at least two points of different x.</summary>
    public readonly double Slope => Covariance / SpreadX;

    /// <summary>Standard error of <see cref="Slope"/>, as if the errors of the points had nothing to do with each other.</summary>
    public readonly double SlopeError => Math.Sqrt(Math.Max(0, SpreadY - (Slope * Covariance)) / Math.Max(1, Count - 2) / SpreadX);

    private readonly double SpreadX => _xx - (_x * _x / Count);

    private readonly double SpreadY => _yy - (_y * _y / Count);

    private readonly double Covariance => _xy - (_x * _y / Count);

    public void Add(double x, double y)
    {
        if (Count == 0)
        {
            _originX = x;
            _originY = y;
        }

        double awayX = x - _originX;
        double awayY = y - _originY;
        Count++;
        _x += awayX;
        _y += awayY;
        _xx += awayX * awayX;
        _xy += awayX * awayY;
        _yy += awayY * awayY;
    }

    /// <summary>Takes the points of other sums as well.</summary>
    public void Add(in SlopeSums other)
    {
        if (Count == 0)
        {
            this = other;
            return;
        }

        double byX = other._originX - _originX;
        double byY = other._originY - _originY;
        Count += other.Count;
        _x += other._x + (other.Count * byX);
        _y += other._y + (other.Count * byY);
        _xx += other._xx + (2 * byX * other._x) + (other.Count * byX * byX);
        _xy += other._xy + (byX * other._y) + (byY * other._x) + (other.Count * byX * byY);
        _yy += other._yy + (2 * byY * other._y) + (other.Count * byY * byY);
    }
}
