using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// XAIT_location_descriptor, tag 0x7D, TS 102 727 §10.17.3:
/// <code>
/// xait_original_network_id     16 uimsbf
/// xait_service_id              16 uimsbf
/// xait_version_number           5 uimsbf
/// xait_update_policy            3 uimsbf
/// </code>
/// </summary>
/// <param name="XaitOriginalNetworkId">xait_original_network_id, 16 bits, uimsbf.</param>
/// <param name="XaitServiceId">xait_service_id, 16 bits, uimsbf.</param>
/// <param name="XaitVersionNumber">xait_version_number, 5 bits, uimsbf.</param>
/// <param name="XaitUpdatePolicy">xait_update_policy, 3 bits, uimsbf.</param>
public readonly record struct XaitLocationDescriptor(
    ushort XaitOriginalNetworkId,
    ushort XaitServiceId,
    byte XaitVersionNumber,
    byte XaitUpdatePolicy)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out XaitLocationDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort xaitOriginalNetworkId = cursor.Word();
        ushort xaitServiceId = cursor.Word();
        byte fromXaitVersionNumber = cursor.Byte();
        view = new XaitLocationDescriptor(
            xaitOriginalNetworkId, xaitServiceId, (byte)(fromXaitVersionNumber >> 3), (byte)(fromXaitVersionNumber & 7));
        return cursor.Status;
    }
}
