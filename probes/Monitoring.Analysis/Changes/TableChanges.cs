using System.Buffers.Binary;
using Monitoring.Analysis.Tables;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Changes;

/// <summary>
/// Versions of the tables that say how a stream is made: PAT, CAT, PMT, TSDT, NIT, SDT, BAT, AIT. Events of the guide change all the time
/// and are left out. In whatever number: beyond the cap tables are not followed.
/// </summary>
internal sealed class TableChanges(ChangeLedger ledger, ServiceDirectory directory)
{
    private const int MostTables = 512;

    /// <summary>transport_stream_id of an SDT is unique in its original network only, which stands right behind the header.</summary>
    private const int NetworkAt = SectionLimits.LongHeaderSize;

    private readonly Dictionary<long, TableContent> _tables = [];

    public void OnSection(ushort pid, in SectionHeader header, ReadOnlySpan<byte> section)
    {
        if (!header.SectionSyntaxIndicator || !header.CurrentNextIndicator || !IsFollowed(pid, header))
        {
            return;
        }

        long key = Key(pid, header, section);
        if (!_tables.TryGetValue(key, out TableContent? content))
        {
            if (_tables.Count == MostTables)
            {
                return;
            }

            content = new TableContent();
            _tables.Add(key, content);
        }

        if (content.Take(header, section) is { } change)
        {
            Scope scope = header.TableId == TableId.ProgramMap ? Scope.Service(header.TableIdExtension) : Scope.Stream;
            ledger.Add(
                change.Kind, scope, pid, TableNames.Of(header.TableId), $"version {change.VersionBefore}", $"version {content.Version}",
                (change.VersionBefore, content.Version));
        }
    }

    private bool IsFollowed(ushort pid, in SectionHeader header) => header.TableId switch
    {
        TableId.ProgramAssociation => pid == WellKnownPids.ProgramAssociation.Value,
        TableId.ConditionalAccess => pid == WellKnownPids.ConditionalAccess.Value,
        TableId.ProgramMap => directory.Owner(pid, header.TableIdExtension) is not null,
        TableId.TransportStreamDescription => pid == WellKnownPids.TransportStreamDescription.Value,
        TableId.NetworkInformationActual or TableId.NetworkInformationOther => pid == directory.NetworkPid,
        TableId.ServiceDescriptionActual or TableId.ServiceDescriptionOther or TableId.BouquetAssociation =>
            pid == WellKnownPids.ServiceDescription.Value,
        TableId.ApplicationInformation => pid > WellKnownPids.LastReserved.Value,
        _ => false,
    };

    /// <summary>There is one PAT and one SDT of the actual stream, whatever transport_stream_id they have.</summary>
    private static long Key(ushort pid, in SectionHeader header, ReadOnlySpan<byte> section)
    {
        long key = ((long)pid << 40) | ((long)header.TableId << 32);
        return header.TableId switch
        {
            TableId.ProgramAssociation or TableId.ServiceDescriptionActual => key,
            TableId.ServiceDescriptionOther when section.Length >= NetworkAt + 2 =>
                key | ((long)header.TableIdExtension << 16) | BinaryPrimitives.ReadUInt16BigEndian(section[NetworkAt..]),
            _ => key | ((long)header.TableIdExtension << 16),
        };
    }
}
