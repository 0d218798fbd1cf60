using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>Services the SDT of this stream announces with a present/following EIT, as it stands now.</summary>
internal sealed class AnnouncedServices
{
    private const int Most = 2048;

    private readonly List<(byte Section, ushort Service)> _services = [];
    private readonly uint?[] _crcs = new uint?[256];
    private int _version = -1;

    public IEnumerable<ushort> All => _services.Select(s => s.Service);

    public bool Contains(ushort service) => _services.Exists(s => s.Service == service);

    /// <summary>Takes a section of the SDT; true where the services changed.</summary>
    public bool Take(in SectionHeader header, ReadOnlySpan<byte> section)
    {
        uint crc = BinaryPrimitives.ReadUInt32BigEndian(section[^SectionLimits.CrcSize..]);
        if (_version == header.VersionNumber && _crcs[header.SectionNumber] == crc)
        {
            return false;
        }

        if (ServiceDescriptionSection.TryRead(section, out ServiceDescriptionSection sdt) != ParseStatus.Complete)
        {
            return false;
        }

        if (_version != header.VersionNumber)
        {
            _version = header.VersionNumber;
            Array.Clear(_crcs);
            _services.Clear();
        }

        _crcs[header.SectionNumber] = crc;
        Forget(header.SectionNumber);
        foreach (ServiceEntry entry in sdt)
        {
            if (entry.EitPresentFollowingFlag && _services.Count < Most)
            {
                _services.Add((header.SectionNumber, entry.ServiceId));
            }
        }

        return true;
    }

    /// <summary>Apart, so that the repeated SDT does not pay for the closure.</summary>
    private void Forget(byte section) => _services.RemoveAll(s => s.Section == section);
}
