using Monitoring.Streams.Carriers;

namespace Monitoring.Analysis.Carriers;

/// <summary>Looks for ETI(NI) frames in the bytes of one PID: their synchronisations lie 6144 bytes apart and take turns.</summary>
internal sealed class EtiReader
{
    private const int Unknown = -1;

    private long _position;
    private long _last = Unknown;
    private bool _lastIsOdd;

    /// <summary>Frames that began where the one before said.</summary>
    public long Frames { get; private set; }

    /// <summary>Takes the payload of the next packet. A synchronisation that two packets share is not seen; the others are.</summary>
    public void Push(ReadOnlySpan<byte> payload)
    {
        int at = EtiFrame.Find(payload, out bool isOdd);
        if (at >= 0)
        {
            long distance = _last == Unknown ? 0 : _position + at - _last;
            bool alternates = distance / EtiFrame.Size % 2 == (isOdd == _lastIsOdd ? 0 : 1);
            Frames = distance > 0 && distance % EtiFrame.Size == 0 && alternates ? Frames + 1 : 0;
            _last = _position + at;
            _lastIsOdd = isOdd;
        }

        _position += payload.Length;
    }

    /// <summary>Packets are missing.</summary>
    public void Forget() => _last = Unknown;
}
