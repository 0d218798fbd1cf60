using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// announcement_support_descriptor, tag 0x6E, EN 300 468 §6.2.3:
/// <code>
/// announcement_support_indicator     16 uimsbf
/// announcements                       the rest
/// </code>
/// </summary>
public readonly ref struct AnnouncementSupportDescriptor
{
    /// <summary>announcement_support_indicator, 16 bits, uimsbf.</summary>
    public ushort AnnouncementSupportIndicator { get; private init; }

    /// <summary>announcements, bytes.</summary>
    public ReadOnlySpan<byte> Announcements { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AnnouncementSupportDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort announcementSupportIndicator = cursor.Word();
        ReadOnlySpan<byte> announcements = cursor.TakeRest();
        view = new AnnouncementSupportDescriptor
        {
            AnnouncementSupportIndicator = announcementSupportIndicator,
            Announcements = announcements,
        };
        return cursor.Status;
    }
}
