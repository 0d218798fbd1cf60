namespace Monitoring.Streams.Network;

/// <summary>
/// Puts IP packets together that came in fragments, RFC 791 clause 3.2 and RFC 8200 clause 4.5. At most 32 packets wait for the rest of
/// them: beyond that the oldest is given up. Fragments that overlap make their packet void, RFC 5722.
/// </summary>
public sealed class FragmentAssembler
{
    private const int MostWaiting = 32;

    private readonly List<Waiting> _waiting = [];
    private Waiting? _spare;

    private enum Addition
    {
        Taken,
        Known,
        Void,
    }

    /// <summary>Packets given up: fragments missing, overlapping, or cut short by the capture.</summary>
    public long GivenUp { get; private set; }

    /// <summary>Packets that wait for fragments.</summary>
    public int Incomplete => _waiting.Count;

    /// <summary>Takes a fragment; true where it completes its packet, whose payload is valid until the next call.</summary>
    public bool TryComplete(InternetPacket fragment, out InternetPacket whole)
    {
        whole = default;
        PacketKey key = new(fragment.Source, fragment.Destination, fragment.Identification, fragment.Protocol);
        int at = _waiting.FindIndex(w => w.Key == key);
        if (at < 0)
        {
            at = Begin(key);
        }

        Waiting packet = _waiting[at];
        if (packet.Add(fragment) == Addition.Void)
        {
            GivenUp++;
            End(at);
            return false;
        }

        if (!packet.IsComplete)
        {
            return false;
        }

        whole = new InternetPacket
        {
            Source = fragment.Source,
            Destination = fragment.Destination,
            TimeToLive = fragment.TimeToLive,
            TrafficClass = fragment.TrafficClass,
            Protocol = packet.Protocol,
            Payload = packet.Payload,
        };
        End(at);
        return true;
    }

    private int Begin(in PacketKey key)
    {
        if (_waiting.Count == MostWaiting)
        {
            GivenUp++;
            End(0);
        }

        Waiting packet = _spare ?? new Waiting();
        _spare = null;
        packet.Reset(key);
        _waiting.Add(packet);
        return _waiting.Count - 1;
    }

    private void End(int at)
    {
        _spare = _waiting[at];
        _waiting.RemoveAt(at);
    }

    private readonly record struct PacketKey(InternetAddress Source, InternetAddress Destination, uint Identification, byte Protocol);

    /// <summary>One packet, as far as it came.</summary>
    private sealed class Waiting
    {
        private const int LongestPacket = ushort.MaxValue;
        private const int UnitSize = 8;

        private readonly byte[] _bytes = new byte[LongestPacket];
        private readonly bool[] _units = new bool[(LongestPacket / UnitSize) + 1];
        private int _length;
        private int _covered;

        public PacketKey Key { get; private set; }

        public byte Protocol => Key.Protocol;

        public bool IsComplete => _length > 0 && _covered == Units(_length);

        public ReadOnlySpan<byte> Payload => _bytes.AsSpan(0, _length);

        public void Reset(in PacketKey key)
        {
            Key = key;
            _length = 0;
            _covered = 0;
            Array.Clear(_units);
        }

        public Addition Add(in InternetPacket fragment)
        {
            int start = fragment.FragmentOffset;
            int end = start + fragment.Payload.Length;
            bool isMisfit = fragment.Payload.IsEmpty || end > LongestPacket || (_length > 0 && end > _length)
                || (fragment.MoreFragments ? fragment.Payload.Length % UnitSize != 0 : _length > 0 && end != _length);
            if (fragment.IsCut || isMisfit)
            {
                return Addition.Void;
            }

            Span<bool> covered = _units.AsSpan(start / UnitSize, Units(fragment.Payload.Length));
            if (covered.Contains(true))
            {
                return covered.Contains(false) ? Addition.Void : Addition.Known;
            }

            if (!fragment.MoreFragments)
            {
                if (_units.AsSpan(Units(end)).Contains(true))
                {
                    return Addition.Void;
                }

                _length = end;
            }

            covered.Fill(true);
            _covered += covered.Length;
            fragment.Payload.CopyTo(_bytes.AsSpan(start));
            return Addition.Taken;
        }

        private static int Units(int bytes) => (bytes + UnitSize - 1) / UnitSize;
    }
}
