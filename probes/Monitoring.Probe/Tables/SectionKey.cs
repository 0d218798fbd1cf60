using System.Buffers.Binary;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Probe.Tables;

/// <summary>
/// Which section of which version of which table; in this order they are listed. Tables about other streams or services may share
/// table_id and table_id_extension and are told apart by what follows the header.
/// </summary>
internal readonly record struct SectionKey(
    ushort Pid, byte TableId, uint About, ushort Extension, bool IsNext, int Version, byte Number) : IComparable<SectionKey>
{
    public static SectionKey Of(Pid pid, in SectionHeader header, ReadOnlySpan<byte> section)
    {
        ReadOnlySpan<byte> body = header.SectionSyntaxIndicator ? section[SectionLimits.LongHeaderSize..] : [];
        uint about = header.TableId switch
        {
            Streams.Sections.TableId.ServiceDescriptionActual or Streams.Sections.TableId.ServiceDescriptionOther when body.Length > 2 =>
                BinaryPrimitives.ReadUInt16BigEndian(body),
            >= Streams.Sections.TableId.EventPresentFollowingActual and <= Streams.Sections.TableId.EventScheduleLast when body.Length > 4 =>
                BinaryPrimitives.ReadUInt32BigEndian(body),
            _ => 0,
        };
        return new SectionKey(
            pid.Value, header.TableId, about, header.TableIdExtension, !header.CurrentNextIndicator, header.VersionNumber, header.SectionNumber);
    }

    /// <summary>The same table in the same version.</summary>
    public SectionKey Table => this with { Number = 0 };

    public int CompareTo(SectionKey other) =>
        (Pid, TableId, About, Extension, (IsNext, Version, Number))
            .CompareTo((other.Pid, other.TableId, other.About, other.Extension, (other.IsNext, other.Version, other.Number)));
}
