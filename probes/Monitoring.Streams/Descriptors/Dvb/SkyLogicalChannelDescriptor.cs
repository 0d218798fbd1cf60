using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// sky_logical_channel_number_descriptor, tag 0xB1, private to BSkyB, as other tools read it:
/// <code>
/// region_id     16 uimsbf
/// channels       see <see cref="EntryList{TEntry}"/> of <see cref="SkyLogicalChannelEntry"/>
/// </code>
/// </summary>
public readonly ref struct SkyLogicalChannelDescriptor
{
    /// <summary>region_id, 16 bits, uimsbf.</summary>
    public ushort RegionId { get; private init; }

    /// <summary>The entries.</summary>
    public EntryList<SkyLogicalChannelEntry> Channels { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out SkyLogicalChannelDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort regionId = cursor.Word();
        EntryList<SkyLogicalChannelEntry> channels = new(cursor.TakeRest());
        view = new SkyLogicalChannelDescriptor
        {
            RegionId = regionId,
            Channels = channels,
        };
        return cursor.Status;
    }
}
