using System.Buffers.Binary;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Changes;

/// <summary>What one table says, as far as it takes to see that it says something else: a hash of each section without its version.</summary>
internal sealed class TableContent
{
    private const ulong HashStart = 14_695_981_039_346_656_037;
    private const ulong HashFactor = 1_099_511_628_211;

    /// <summary>A section that has not come.</summary>
    private const ulong None = 0;

    private ulong[] _hashes = [];
    private uint[] _crcs = [];
    private ulong[]? _before;
    private int _versionBefore;
    private int _missing;
    private bool _isToldSame;

    public int Version { get; private set; } = -1;

    /// <summary>
    /// Takes a current section. Told is the kind of change once it is certain: with the last section of a new version, or with a section that
    /// came before, under the same version, with something else in it.
    /// </summary>
    public (string Kind, int VersionBefore)? Take(in SectionHeader header, ReadOnlySpan<byte> section)
    {
        uint crc = BinaryPrimitives.ReadUInt32BigEndian(section[^SectionLimits.CrcSize..]);
        if (header.VersionNumber != Version || header.LastSectionNumber + 1 != _hashes.Length)
        {
            Begin(header);
        }

        if (header.SectionNumber >= _hashes.Length)
        {
            return null;
        }

        ref ulong hash = ref _hashes[header.SectionNumber];
        ref uint known = ref _crcs[header.SectionNumber];
        if (hash != None && known == crc)
        {
            return null;
        }

        bool isOther = hash != None;
        hash = Hash(section);
        known = crc;
        if (isOther)
        {
            return _missing == 0 ? TellSameVersion() : null;
        }

        _missing--;
        return _missing == 0 ? Settle() : null;
    }

    /// <summary>Once a version: where two sources send one table in turn, each section would be another one.</summary>
    private (string Kind, int VersionBefore)? TellSameVersion()
    {
        bool wasTold = _isToldSame;
        _isToldSame = true;
        return wasTold ? null : (ChangeKind.SameVersion, Version);
    }

    private void Begin(in SectionHeader header)
    {
        if (_missing == 0 && Version >= 0)
        {
            _before = _hashes;
            _versionBefore = Version;
        }

        _isToldSame &= Version == header.VersionNumber;
        Version = header.VersionNumber;
        _missing = header.LastSectionNumber + 1;
        _hashes = new ulong[_missing];
        _crcs = new uint[_missing];
    }

    /// <summary>The version is whole: what is it against the last one that was?</summary>
    private (string Kind, int VersionBefore)? Settle()
    {
        ulong[]? before = _before;
        _before = null;
        if (before is null)
        {
            return null;
        }

        bool isSame = before.AsSpan().SequenceEqual(_hashes);
        return Version == _versionBefore ? isSame ? null : TellSameVersion()
            : (isSame ? ChangeKind.SameContent : ChangeKind.TableVersion, _versionBefore);
    }

    /// <summary>FNV-1a over what follows last_section_number, and table_id_extension: what is left out is version, numbers and CRC_32.</summary>
    private static ulong Hash(ReadOnlySpan<byte> section)
    {
        ulong hash = HashStart;
        foreach (byte value in section[3..5])
        {
            hash = (hash ^ value) * HashFactor;
        }

        foreach (byte value in section[SectionLimits.LongHeaderSize..^SectionLimits.CrcSize])
        {
            hash = (hash ^ value) * HashFactor;
        }

        return hash == None ? HashStart : hash;
    }
}
