using System.Buffers.Binary;
using Monitoring.Streams.Carriers;
using Monitoring.Streams.Checksums;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Testing.Streams;

/// <summary>Writes other multiplexes and puts them into the packets of a PID.</summary>
public static class CarrierBuilder
{
    private const int BodySize = TransportPacket.Length - TransportPacket.HeaderSize;

    /// <summary>A T2-MI packet, ETSI TS 102 773 §5.1.</summary>
    public static byte[] T2Mi(byte type, byte count, byte streamId, ReadOnlySpan<byte> payload)
    {
        byte[] packet = [type, count, 0, streamId, 0, 0, .. payload, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)(payload.Length * 8));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan()[^4..], Crc32Mpeg2.Compute(packet.AsSpan()[..^4]));
        return packet;
    }

    /// <summary>A T2-MI packet with a baseband frame of a PLP.</summary>
    public static byte[] T2MiFrame(byte count, byte streamId, byte plpId, int size) =>
        T2Mi(T2MiPacketHeader.BasebandFrame, count, streamId, [0, plpId, 0, .. Enumerable.Repeat((byte)0x55, size)]);

    /// <summary>BBHEADER and a data field, EN 302 307-1 §5.1.</summary>
    public static byte[] Baseband(ushort typeOfStream, int size)
    {
        byte[] header = new byte[BasebandHeader.Size];
        BinaryPrimitives.WriteUInt16BigEndian(header, typeOfStream);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), TransportPacket.Length * 8);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)(size * 8));
        header[6] = TransportPacket.SyncByte;
        header[^1] = BasebandHeader.Crc(header.AsSpan()[..^1]);
        return [.. header, .. Enumerable.Repeat((byte)0x55, size)];
    }

    /// <summary>ETI(NI) frames, one after another.</summary>
    public static byte[] Eti(int frames)
    {
        byte[] bytes = new byte[frames * EtiFrame.Size];
        bytes.AsSpan().Fill(0x55);
        for (int frame = 0; frame < frames; frame++)
        {
            (frame % 2 == 0 ? EtiFrame.Even : EtiFrame.Odd).CopyTo(bytes.AsSpan(frame * EtiFrame.Size));
        }

        return bytes;
    }

    /// <summary>Puts units into the packets of a PID one after another, with a pointer_field where one begins; the last may stay unfinished.</summary>
    public static TransportStreamBuilder Pointed(this TransportStreamBuilder stream, ushort pid, IEnumerable<byte[]> units)
    {
        List<byte> bytes = [];
        SortedSet<int> starts = [];
        foreach (byte[] unit in units)
        {
            _ = starts.Add(bytes.Count);
            bytes.AddRange(unit);
        }

        byte[] all = [.. bytes];
        for (int at = 0; at + BodySize <= all.Length;)
        {
            int[] begins = [.. starts.GetViewBetween(at, at + BodySize - 2)];
            if (begins.Length > 0)
            {
                byte[] payload = [(byte)(begins[0] - at), .. all.AsSpan(at, BodySize - 1)];
                _ = stream.Payload(pid, payload, unitStart: true);
                at += BodySize - 1;
            }
            else
            {
                _ = stream.Payload(pid, all.AsSpan(at, BodySize).ToArray(), unitStart: false);
                at += BodySize;
            }
        }

        return stream;
    }

    /// <summary>Puts bytes into the packets of a PID, whole packets only.</summary>
    public static TransportStreamBuilder Piped(this TransportStreamBuilder stream, ushort pid, byte[] bytes)
    {
        for (int at = 0; at + BodySize <= bytes.Length; at += BodySize)
        {
            _ = stream.Payload(pid, bytes.AsSpan(at, BodySize).ToArray(), unitStart: false);
        }

        return stream;
    }
}
