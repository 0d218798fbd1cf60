using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;

namespace Monitoring.Streams.Si;

/// <summary>
/// running_status_section, RST, table_id 0x71, EN 300 468 §5.2.7: the short syntax, without a CRC_32. After section_length as many
/// <see cref="RunningStatusEntry"/> as there is room for; walk them with <c>foreach</c>.
/// </summary>
public readonly ref struct RunningStatusSection
{
    private readonly ReadOnlySpan<byte> _entries;

    private RunningStatusSection(ReadOnlySpan<byte> entries) => _entries = entries;

    /// <summary>Reads a section. Malformed when it ends within an entry.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> section, out RunningStatusSection view)
    {
        view = default;
        ParseStatus status = ShortSection.TryCut(section, TableId.RunningStatus, out ReadOnlySpan<byte> body);
        if (status != ParseStatus.Complete)
        {
            return status;
        }

        if (body.Length % RunningStatusEntry.Size != 0)
        {
            return ParseStatus.Malformed;
        }

        view = new RunningStatusSection(body);
        return ParseStatus.Complete;
    }

    /// <summary>The entries in the order of the section.</summary>
    public RunningStatusReader GetEnumerator() => new(_entries);
}
