using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Tables;

/// <summary>What the EIT says of one service: present, following, and the times of its schedule.</summary>
internal sealed class ServiceSchedule(in EventInformationSection section, CharacterTable? untagged)
{
    private const int SecondsPerDay = 86_400;
    private const int SectionsPerSegment = 8;
    private const byte LastPresentFollowing = 1;

    private readonly uint?[] _presentFollowing = new uint?[LastPresentFollowing + 1];
    private readonly CurrentEvent?[] _current = new CurrentEvent?[LastPresentFollowing + 1];
    private readonly Dictionary<ushort, Mark> _sections = [];
    private readonly List<ScheduledEvent> _events = [];
    private int _lastTable;

    public ushort ServiceId { get; } = section.ServiceId;

    public ushort TransportStreamId { get; } = section.TransportStreamId;

    public ushort OriginalNetworkId { get; } = section.OriginalNetworkId;

    /// <summary>The tables are those of the actual transport stream.</summary>
    public bool IsActual { get; } = section.IsActual;

    public IReadOnlyList<ScheduledEvent> Events => _events;

    /// <summary>Sections of the schedule.</summary>
    public int Sections => _sections.Count;

    /// <summary>The present event came, or that there is none.</summary>
    public bool HasPresentSection => _presentFollowing[0] is not null;

    /// <summary>The following event came, or that there is none.</summary>
    public bool HasFollowingSection => _presentFollowing[1] is not null;

    public CurrentEvent? Present => _current[0];

    public CurrentEvent? Following => _current[1];

    /// <summary>Every section that the tables of the schedule announce is there; null while none of them is.</summary>
    public bool? IsComplete => _sections.Count == 0 ? null : Enumerable.Range(0, _lastTable + 1).All(IsWhole);

    /// <summary>Takes a section; false when it told nothing new.</summary>
    /// <param name="section">The section.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="room">Events and sections there is room for.</param>
    public bool Take(in EventInformationSection section, ReadOnlySpan<byte> bytes, int room)
    {
        uint crc = BinaryPrimitives.ReadUInt32BigEndian(bytes[^SectionLimits.CrcSize..]);
        return section.IsPresentFollowing ? TakeCurrent(section, crc) : TakeSchedule(section, crc, room);
    }

    private bool TakeCurrent(in EventInformationSection section, uint crc)
    {
        byte number = section.Header.SectionNumber;
        if (number > LastPresentFollowing || _presentFollowing[number] == crc)
        {
            return false;
        }

        _presentFollowing[number] = crc;
        _current[number] = null;
        foreach (EventEntry entry in section)
        {
            _current[number] ??= new CurrentEvent(entry.EventId, entry.StartTime, entry.Duration, entry.RunningStatus, NameOf(entry, untagged));
        }

        return true;
    }

    private bool TakeSchedule(in EventInformationSection section, uint crc, int room)
    {
        int table = section.Header.TableId & 0x0F;
        ushort key = Key(table, section.Header.SectionNumber);
        bool isKnown = _sections.TryGetValue(key, out Mark mark);
        if ((isKnown && mark.Crc == crc) || room <= 0)
        {
            return false;
        }

        byte version = (byte)section.Header.VersionNumber;
        Forget(table, version, key);
        _lastTable = section.LastTableId & 0x0F;
        _sections[key] = new Mark(crc, version, section.Header.LastSectionNumber, section.SegmentLastSectionNumber);
        foreach (EventEntry entry in section)
        {
            if (_events.Count < room && entry.StartTime.Utc is { } start && entry.Duration.Length is { } length)
            {
                long seconds = ((long)entry.StartTime.ModifiedJulianDate * SecondsPerDay) + (long)start.TimeOfDay.TotalSeconds;
                _events.Add(new ScheduledEvent(seconds, (int)length.TotalSeconds, entry.EventId, key));
            }
        }

        return true;
    }

    /// <summary>What the section said before, and all of the table that is of another version.</summary>
    private void Forget(int table, byte version, ushort key)
    {
        foreach ((ushort other, Mark mark) in _sections.Where(s => s.Key >> 8 == table && (s.Key == key || s.Value.Version != version)).ToList())
        {
            _ = _sections.Remove(other);
            _ = _events.RemoveAll(e => e.Section == other);
        }
    }

    /// <summary>A table is whole when each of its segments has all the sections up to its last.</summary>
    private bool IsWhole(int table)
    {
        Mark[] marks = [.. _sections.Where(s => s.Key >> 8 == table).Select(s => s.Value)];
        return marks.Length > 0 && Enumerable.Range(0, (marks[0].LastSection / SectionsPerSegment) + 1).All(s => IsWholeSegment(table, s));
    }

    private bool IsWholeSegment(int table, int segment)
    {
        int first = segment * SectionsPerSegment;
        return _sections.TryGetValue(Key(table, first), out Mark mark)
            && Enumerable.Range(first, Math.Max(0, mark.SegmentLastSection - first) + 1).All(n => _sections.ContainsKey(Key(table, n)));
    }

    private static ushort Key(int table, int section) => (ushort)((table << 8) | section);

    private static string? NameOf(in EventEntry entry, CharacterTable? untagged) =>
        entry.Descriptors.TryFind(DescriptorTag.ShortEvent, out Descriptor descriptor)
        && ShortEventDescriptor.TryRead(descriptor.Body, out ShortEventDescriptor shortEvent) == ParseStatus.Complete
            ? DvbText.Decode(shortEvent.EventName, untagged)
            : null;

    private readonly record struct Mark(uint Crc, byte Version, byte LastSection, byte SegmentLastSection);
}
