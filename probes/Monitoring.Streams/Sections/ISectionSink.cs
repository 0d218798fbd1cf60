using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Sections;

/// <summary>Takes what a <see cref="SectionAssembler"/> finds on its PID.</summary>
public interface ISectionSink
{
    /// <summary>A whole section. The bytes are only valid during the call.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="section">All its bytes, from table_id to the end of the CRC_32.</param>
    /// <param name="crcOk">The CRC_32 is right, or none is due.</param>
    void OnSection(in SectionHeader header, ReadOnlySpan<byte> section, bool crcOk);

    /// <summary>Bytes that make no section.</summary>
    void OnDefect(DefectKind kind);
}
