using System.Buffers.Binary;
using Monitoring.Streams.Psi;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tables;

/// <summary>Puts the sections of one PAT version together.</summary>
internal sealed class PatAssembly
{
    private const int MostPrograms = 1024;

    private readonly List<(byte Section, ProgramAssociation Association)> _associations = [];
    private readonly uint?[] _crcs = new uint?[256];
    private int _identity = -1;
    private int _sections;

    public ushort TransportStreamId { get; private set; }

    /// <summary>version_number.</summary>
    public int Version { get; private set; }

    /// <summary>Every section of the version is there.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Programs and, under program_number 0, the network PID, as far as known.</summary>
    public IEnumerable<ProgramAssociation> Associations => _associations.Select(a => a.Association);

    /// <summary>Takes a current section; false when it told nothing new.</summary>
    public bool Take(in ProgramAssociationSection section, ReadOnlySpan<byte> bytes)
    {
        SectionHeader header = section.Header;
        int identity = (section.TransportStreamId << 16) | (header.VersionNumber << 8) | header.LastSectionNumber;
        if (identity != _identity)
        {
            _identity = identity;
            _associations.Clear();
            Array.Clear(_crcs);
            _sections = 0;
            TransportStreamId = section.TransportStreamId;
            Version = header.VersionNumber;
        }

        byte number = header.SectionNumber;
        uint crc = BinaryPrimitives.ReadUInt32BigEndian(bytes[^SectionLimits.CrcSize..]);
        if (_crcs[number] == crc)
        {
            return false;
        }

        _sections += _crcs[number] is null ? 1 : 0;
        _crcs[number] = crc;
        Forget(number);
        foreach (ProgramAssociation association in section)
        {
            if (_associations.Count < MostPrograms)
            {
                _associations.Add((number, association));
            }
        }

        IsComplete = _sections == header.LastSectionNumber + 1;
        return true;
    }

    /// <summary>Apart, so that the repeated PAT does not pay for the closure.</summary>
    private void Forget(byte section) => _associations.RemoveAll(a => a.Section == section);
}
