using Monitoring.Streams.Bits;
using Monitoring.Streams.Carriers;

namespace Monitoring.Analysis.Carriers;

/// <summary>Looks for baseband frames in the packets of one PID: each begins in a packet of its own, where its
/// pointer_field says or with its first byte. A header that two packets share is passed over.</summary>
internal sealed class BasebandReader
{
    private const int MostStreams = 256;

    private readonly bool[] _streams = new bool[MostStreams];

    /// <summary>Frames in a row whose header has the right CRC-8.</summary>
    public long Frames { get; private set; }

    /// <summary>Identifiers of input streams, in order.</summary>
    public IEnumerable<int> Streams => Enumerable.Range(0, MostStreams).Where(id => _streams[id]);

    /// <summary>Takes the payload of the next packet.</summary>
    public void Push(ReadOnlySpan<byte> payload, bool starts)
    {
        if (!starts)
        {
            return;
        }

        ReadOnlySpan<byte> pointed = payload[Math.Min(payload[0] + 1, payload.Length)..];
        ParseStatus status = BasebandHeader.TryRead(payload, out BasebandHeader header);
        if (status != ParseStatus.Complete)
        {
            status = BasebandHeader.TryRead(pointed, out header);
        }

        if (status == ParseStatus.Complete)
        {
            Frames++;
            if (header.StreamId is { } id)
            {
                _streams[id] = true;
            }
        }
        else if (status == ParseStatus.Malformed)
        {
            Frames = 0;
            Array.Clear(_streams);
        }
    }
}
