using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// hierarchy_descriptor, tag 0x04, ISO/IEC 13818-1 §2.6.6:
/// <code>
/// no_view_scalability_flag            1 bslbf
/// no_temporal_scalability_flag        1 bslbf
/// no_spatial_scalability_flag         1 bslbf
/// no_quality_scalability_flag         1 bslbf
/// hierarchy_type                      4 uimsbf
/// reserved                            2 bslbf
/// hierarchy_layer_index               6 uimsbf
/// tref_present_flag                   1 bslbf
/// reserved                            1 bslbf
/// hierarchy_embedded_layer_index      6 uimsbf
/// reserved                            2 bslbf
/// hierarchy_channel                   6 uimsbf
/// </code>
/// </summary>
/// <param name="NoViewScalabilityFlag">no_view_scalability_flag, 1 bit, bslbf.</param>
/// <param name="NoTemporalScalabilityFlag">no_temporal_scalability_flag, 1 bit, bslbf.</param>
/// <param name="NoSpatialScalabilityFlag">no_spatial_scalability_flag, 1 bit, bslbf.</param>
/// <param name="NoQualityScalabilityFlag">no_quality_scalability_flag, 1 bit, bslbf.</param>
/// <param name="HierarchyType">hierarchy_type, 4 bits, uimsbf.</param>
/// <param name="HierarchyLayerIndex">hierarchy_layer_index, 6 bits, uimsbf.</param>
/// <param name="TrefPresentFlag">tref_present_flag, 1 bit, bslbf.</param>
/// <param name="HierarchyEmbeddedLayerIndex">hierarchy_embedded_layer_index, 6 bits, uimsbf.</param>
/// <param name="HierarchyChannel">hierarchy_channel, 6 bits, uimsbf.</param>
public readonly record struct HierarchyDescriptor(
    bool NoViewScalabilityFlag,
    bool NoTemporalScalabilityFlag,
    bool NoSpatialScalabilityFlag,
    bool NoQualityScalabilityFlag,
    byte HierarchyType,
    byte HierarchyLayerIndex,
    bool TrefPresentFlag,
    byte HierarchyEmbeddedLayerIndex,
    byte HierarchyChannel)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out HierarchyDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromNoViewScalabilityFlag = cursor.Byte();
        byte fromHierarchyLayerIndex = cursor.Byte();
        byte fromTrefPresentFlag = cursor.Byte();
        byte fromHierarchyChannel = cursor.Byte();
        view = new HierarchyDescriptor(
            (fromNoViewScalabilityFlag & 0x80) != 0, (fromNoViewScalabilityFlag & 0x40) != 0,
            (fromNoViewScalabilityFlag & 0x20) != 0, (fromNoViewScalabilityFlag & 0x10) != 0,
            (byte)(fromNoViewScalabilityFlag & 0xF), (byte)(fromHierarchyLayerIndex & 0x3F), (fromTrefPresentFlag & 0x80) != 0,
            (byte)(fromTrefPresentFlag & 0x3F), (byte)(fromHierarchyChannel & 0x3F));
        return cursor.Status;
    }
}
