using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Probe.Tables;

/// <summary>
/// Every different section of an input, once. Beyond its caps new ones are counted and not kept, so that an input of any length fits.
/// </summary>
internal sealed class SectionArchive
{
    private const int MostSections = 65_536;
    private const long MostBytes = 128L * 1024 * 1024;

    /// <summary>Different bytes under one number: tables without versions, such as those of time, and versions that are used again.</summary>
    private const int MostOfOneNumber = 256;

    private readonly SortedDictionary<SectionKey, List<KeptSection>> _sections = [];
    private int _count;
    private long _bytes;

    /// <summary>Sections that are not kept, by number of arrivals.</summary>
    public long LeftOff { get; private set; }

    /// <summary>By PID, table, version and section_number.</summary>
    public IEnumerable<KeyValuePair<SectionKey, List<KeptSection>>> Sections => _sections;

    public void Add(Pid pid, in SectionHeader header, ReadOnlySpan<byte> section, long packet)
    {
        var key = SectionKey.Of(pid, header, section);
        if (_sections.TryGetValue(key, out List<KeptSection>? known))
        {
            foreach (KeptSection kept in known)
            {
                if (section.SequenceEqual(kept.Bytes))
                {
                    kept.Again(packet);
                    return;
                }
            }
        }

        if (_count == MostSections || _bytes + section.Length > MostBytes || known?.Count == MostOfOneNumber)
        {
            LeftOff++;
            return;
        }

        if (known is null)
        {
            known = [];
            _sections.Add(key, known);
        }

        known.Add(new KeptSection(header, section.ToArray(), packet));
        _count++;
        _bytes += section.Length;
    }
}
