using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Psi;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tables;

/// <summary>The programs of the stream as PAT and PMT tell them now, and those the channel plan expects beside.</summary>
internal sealed class ServiceDirectory
{
    private const int MostComponents = 256;

    private readonly PatAssembly _pat = new();
    private readonly SortedDictionary<ushort, ProgramState> _programs = [];
    private readonly HashSet<ushort> _entitlementPids = [];

    public ServiceDirectory(IReadOnlyList<ExpectedService> expected)
    {
        foreach (ExpectedService service in expected)
        {
            _ = _programs.TryAdd(service.Id, new ProgramState(service.Id) { IsExpected = true, PlannedName = service.Name });
        }

        Programs = [.. _programs.Values];
    }

    /// <summary>By program_number.</summary>
    public ProgramState[] Programs { get; private set; }

    public bool HasPat { get; private set; }

    public ushort TransportStreamId => _pat.TransportStreamId;

    /// <summary>version_number of the PAT.</summary>
    public int PatVersion => _pat.Version;

    /// <summary>Every section of the PAT has come.</summary>
    public bool IsPatComplete => _pat.IsComplete;

    /// <summary>PID of the NIT.</summary>
    public ushort NetworkPid { get; private set; } = WellKnownPids.NetworkInformation.Value;

    /// <summary>PIDs of entitlement management messages, by the CAT.</summary>
    public IReadOnlyCollection<ushort> EntitlementPids => _entitlementPids;

    /// <summary>Takes a PAT section; null when it is malformed, false when it told nothing new.</summary>
    /// <param name="section">The section.</param>
    /// <param name="left">Programs that are no longer there.</param>
    public bool? TakePat(ReadOnlySpan<byte> section, List<ProgramState> left)
    {
        if (ProgramAssociationSection.TryRead(section, out ProgramAssociationSection pat) != ParseStatus.Complete)
        {
            return null;
        }

        HasPat |= pat.Header.CurrentNextIndicator;
        if (!pat.Header.CurrentNextIndicator || !_pat.Take(pat, section))
        {
            return false;
        }

        HashSet<ushort> named = [];
        foreach (ProgramAssociation association in _pat.Associations)
        {
            if (association.ProgramNumber == 0)
            {
                NetworkPid = association.Pid.Value;
            }
            else if (named.Add(association.ProgramNumber))
            {
                Place(association);
            }
        }

        if (_pat.IsComplete)
        {
            RemoveAllBut(named, left);
        }

        Programs = [.. _programs.Values];
        return true;
    }

    /// <summary>The program a PMT section on a PID belongs to; null when the PAT says nothing of the kind.</summary>
    public ProgramState? Owner(ushort pid, ushort programNumber) =>
        _programs.TryGetValue(programNumber, out ProgramState? program) && program.PmtPid == pid ? program : null;

    /// <summary>Takes a PMT section of a program; null when it is malformed, false when it told nothing new.</summary>
    public static bool? TakePmt(ProgramState program, ReadOnlySpan<byte> section)
    {
        uint crc = BinaryPrimitives.ReadUInt32BigEndian(section[^SectionLimits.CrcSize..]);
        if (program.HasMap && program.MapCrc == crc)
        {
            return false;
        }

        if (ProgramMapSection.TryRead(section, out ProgramMapSection pmt) != ParseStatus.Complete)
        {
            return null;
        }

        if (!pmt.Header.CurrentNextIndicator)
        {
            return false;
        }

        List<ProgramComponent> components = [];
        List<ushort> controlPids = [];
        AddConditionalAccess(pmt.ProgramDescriptors, controlPids);
        foreach (ProgramElement element in pmt)
        {
            if (components.Count < MostComponents)
            {
                components.Add(Read(element));
                AddConditionalAccess(element.Descriptors, controlPids);
            }
        }

        program.TakeMap(crc, pmt.Header.VersionNumber, pmt.PcrPid.Value, components, controlPids);
        return true;
    }

    /// <summary>Takes a CAT section; null when it is malformed.</summary>
    public bool? TakeCat(ReadOnlySpan<byte> section)
    {
        if (ConditionalAccessSection.TryRead(section, out ConditionalAccessSection cat) != ParseStatus.Complete)
        {
            return null;
        }

        int known = _entitlementPids.Count;
        foreach (Descriptor descriptor in cat.Descriptors)
        {
            if (descriptor.Tag == DescriptorTag.ConditionalAccess
                && ConditionalAccessDescriptor.TryRead(descriptor.Body, out ConditionalAccessDescriptor access) == ParseStatus.Complete)
            {
                _ = _entitlementPids.Add(access.CaPid.Value);
            }
        }

        return _entitlementPids.Count != known;
    }

    private static ProgramComponent Read(in ProgramElement element) =>
        new(
            element.ElementaryPid.Value, element.StreamType, StreamTypes.Describe(element.StreamType, element.Descriptors),
            Language(element))
        {
            MayBeStill = MayBeStill(element),
            IsScheduled = IsScheduled(element),
        };

    /// <summary>still_picture_flag of the video_stream_descriptor, AVC_still_present of the AVC_video_descriptor.</summary>
    private static bool MayBeStill(in ProgramElement element)
    {
        foreach (Descriptor descriptor in element.Descriptors)
        {
            bool isStill = descriptor.Tag switch
            {
                DescriptorTag.VideoStream => descriptor.Body is [var flags, ..] && (flags & 0x01) != 0,
                DescriptorTag.AvcVideo => descriptor.Body is [_, _, _, var flags, ..] && (flags & 0x80) != 0,
                _ => false,
            };
            if (isStill)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>leak_valid_flag of the STD_descriptor is 0, or hrd_management_valid_flag of a timing and HRD descriptor 1.</summary>
    private static bool IsScheduled(in ProgramElement element)
    {
        foreach (Descriptor descriptor in element.Descriptors)
        {
            bool isScheduled = descriptor.Tag switch
            {
                DescriptorTag.Std => descriptor.Body is [var flags, ..] && (flags & 0x01) == 0,
                DescriptorTag.AvcTimingAndHrd => descriptor.Body is [>= 0x80, ..],
                DescriptorTag.MpegExtension => descriptor.Body is [MpegExtensionTag.HevcTimingAndHrd, >= 0x80, ..],
                _ => false,
            };
            if (isScheduled)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Language(in ProgramElement element)
    {
        foreach (Descriptor descriptor in element.Descriptors)
        {
            bool carries = descriptor.Tag is DescriptorTag.Iso639Language or DescriptorTag.Subtitling or DescriptorTag.Teletext;
            if (carries && Iso639LanguageDescriptor.TryRead(descriptor.Body, out Iso639LanguageDescriptor languages) == ParseStatus.Complete
                && languages.Count > 0)
            {
                return languages.LanguageCode(0);
            }
        }

        return null;
    }

    private static void AddConditionalAccess(DescriptorReader descriptors, List<ushort> pids)
    {
        foreach (Descriptor descriptor in descriptors)
        {
            if (descriptor.Tag == DescriptorTag.ConditionalAccess && pids.Count < MostComponents
                && ConditionalAccessDescriptor.TryRead(descriptor.Body, out ConditionalAccessDescriptor access) == ParseStatus.Complete
                && !pids.Contains(access.CaPid.Value))
            {
                pids.Add(access.CaPid.Value);
            }
        }
    }

    private void Place(ProgramAssociation association)
    {
        if (!_programs.TryGetValue(association.ProgramNumber, out ProgramState? program))
        {
            program = new ProgramState(association.ProgramNumber);
            _programs.Add(association.ProgramNumber, program);
        }

        if (program.PmtPid != association.Pid.Value)
        {
            program.Move(association.Pid.Value);
        }
    }

    private void RemoveAllBut(HashSet<ushort> named, List<ProgramState> left)
    {
        foreach (ProgramState program in _programs.Values.Where(p => p.PmtPid is not null && !named.Contains(p.Number)).ToList())
        {
            left.Add(program);
            program.Move(null);
            if (!program.IsExpected)
            {
                _ = _programs.Remove(program.Number);
            }
        }
    }
}
