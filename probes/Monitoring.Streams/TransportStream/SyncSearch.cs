namespace Monitoring.Streams.TransportStream;

/// <summary>
/// Outcome of a search for the first packet: five sync bytes at one distance. A place whose five headers could not all be headers yields to
/// a better one within the next packet, since a table repeated in every packet shows 0x47 at a constant distance too.
/// </summary>
/// <param name="Position">With a stride, where the first sync byte is; without, bytes that certainly begin no packet.</param>
/// <param name="Stride">188, 192 or 204; 0 while undecided.</param>
internal readonly record struct SyncSearch(int Position, int Stride)
{
    private const int SyncBytesNeeded = 5;

    /// <summary>adaptation_field_control is in the fourth byte of a header, adaptation_field_length in the fifth.</summary>
    private const int BytesToJudge = TransportPacket.HeaderSize + 1;

    private const int LargestAdaptationField = TransportPacket.Length - BytesToJudge;

    private enum Answer
    {
        No,
        Undecided,
        Implausible,
        Yes,
    }

    public static SyncSearch Run(ReadOnlySpan<byte> bytes)
    {
        SyncSearch fallback = default;
        int position = 0;
        while (true)
        {
            int skip = bytes[position..].IndexOf(TransportPacket.SyncByte);
            position = skip < 0 ? bytes.Length : position + skip;
            if (fallback.Stride != 0 && position >= fallback.Position + fallback.Stride)
            {
                return fallback;
            }

            if (skip < 0)
            {
                return new SyncSearch(fallback.Stride != 0 ? fallback.Position : position, 0);
            }

            foreach (int stride in PacketSizes.All)
            {
                switch (Judge(bytes[position..], stride))
                {
                    case Answer.Yes:
                        return new SyncSearch(position, stride);
                    case Answer.Undecided:
                        return new SyncSearch(fallback.Stride != 0 ? fallback.Position : position, 0);
                    case Answer.Implausible when fallback.Stride == 0:
                        fallback = new SyncSearch(position, stride);
                        break;
                    default:
                        break;
                }
            }

            position++;
        }
    }

    private static Answer Judge(ReadOnlySpan<byte> bytes, int stride)
    {
        bool plausible = true;
        for (int packet = 0; packet < SyncBytesNeeded; packet++)
        {
            int at = packet * stride;
            if (at >= bytes.Length)
            {
                return Answer.Undecided;
            }

            if (bytes[at] != TransportPacket.SyncByte)
            {
                return Answer.No;
            }

            plausible = plausible && (bytes.Length - at < BytesToJudge || CouldBeHeader(bytes[at..]));
        }

        bool whole = bytes.Length >= ((SyncBytesNeeded - 1) * stride) + BytesToJudge;
        return !whole ? Answer.Undecided : plausible ? Answer.Yes : Answer.Implausible;
    }

    private static bool CouldBeHeader(ReadOnlySpan<byte> bytes) => ((bytes[3] >> 4) & 3) switch
    {
        0 => false,
        1 => true,
        _ => bytes[4] <= LargestAdaptationField,
    };
}
