using Monitoring.Analysis.Tables;
using Monitoring.Streams.Psi;

namespace Monitoring.Analysis.Carriers;

/// <summary>
/// Tells whether a PID of private data carries another multiplex: T2-MI, baseband frames or ETI. What is within is named and not judged: its
/// services are not those of this stream.
/// </summary>
internal sealed class CarrierReader
{
    public const string T2Mi = "T2-MI";
    private const string Baseband = "BBframe";
    private const string Eti = "ETI";
    private const byte PrivatePes = 0x06;

    /// <summary>Frames in a row that chance does not make.</summary>
    private const int Enough = 8;

    /// <summary>Packets after which nothing is looked for any more where nothing was found.</summary>
    private const int MostUnknown = 4096;

    private readonly bool _isSignalled;
    private T2MiReader? _t2mi = new();
    private BasebandReader? _baseband = new();
    private EtiReader? _eti = new();
    private int _packets;

    private CarrierReader(bool isSignalled) => _isSignalled = isSignalled;

    /// <summary>A reader for a component that may be a carrier; null for another.</summary>
    public static CarrierReader? Of(ProgramComponent component) =>
        component.StreamType != PrivatePes ? null
        : component.Format.Codec == T2Mi ? new CarrierReader(isSignalled: true)
        : component.Format.Codec is null || component.Format.Kind is StreamKind.Unknown ? new CarrierReader(isSignalled: false)
        : null;

    /// <summary>What the PID carries; null while it is not known to carry any multiplex.</summary>
    public CarrierDescription? Found =>
        _isSignalled || _t2mi is { IsSteady: true } ? Describe(T2Mi, _t2mi!.Packets, Bits(_t2mi.Streams), _t2mi.Plps)
        : _baseband is { Frames: >= Enough } ? Describe(Baseband, _baseband.Frames, _baseband.Streams, [])
        : _eti is { Frames: >= Enough } ? Describe(Eti, _eti.Frames, [], [])
        : null;

    /// <summary>Takes the payload of the next packet.</summary>
    public void Push(ReadOnlySpan<byte> payload, bool starts)
    {
        if (_packets++ == MostUnknown && !_isSignalled)
        {
            Keep(Found?.Kind);
        }

        _t2mi?.Push(payload, starts);
        if (!_isSignalled)
        {
            _baseband?.Push(payload, starts);
            _eti?.Push(payload);
        }
    }

    /// <summary>Packets are missing.</summary>
    public void Break()
    {
        _t2mi?.Forget();
        _eti?.Forget();
    }

    private static IEnumerable<int> Bits(int streams) => Enumerable.Range(0, 8).Where(id => (streams & (1 << id)) != 0);

    private CarrierDescription Describe(string kind, long units, IEnumerable<int> streams, IEnumerable<int> plps) =>
        new(kind, _isSignalled, units, [.. streams], [.. plps]);

    private void Keep(string? kind)
    {
        _t2mi = kind == T2Mi ? _t2mi : null;
        _baseband = kind == Baseband ? _baseband : null;
        _eti = kind == Eti ? _eti : null;
    }
}
