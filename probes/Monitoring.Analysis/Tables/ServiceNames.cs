using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Tables;

/// <summary>What SDT and NIT of this very stream say: names. Tables about other streams are kept out.</summary>
internal sealed class ServiceNames(bool isChinese, CharacterTable? untagged)
{
    private const int MostServices = 4096;

    private readonly Dictionary<ushort, NamedService> _services = [];
    private readonly uint[] _sdtCrcs = new uint[256];
    private readonly uint[] _nitCrcs = new uint[256];
    private readonly bool[] _nonstandard = new bool[256];

    public int? OriginalNetworkId { get; private set; }

    public string? NetworkName { get; private set; }

    /// <summary>What the SDT says of each service.</summary>
    public IReadOnlyDictionary<ushort, NamedService> Services => _services;

    /// <summary>What the NIT says of modulators.</summary>
    public NetworkDelivery Delivery { get; } = new(isChinese);

    /// <summary>Character table of texts that select none; null where nobody knows.</summary>
    public CharacterTable? Untagged => untagged;

    /// <summary>Every service of the SDT, by service_id.</summary>
    public IEnumerable<(ushort Id, NamedService Service)> All => _services.OrderBy(s => s.Key).Select(s => (s.Key, s.Value));

    /// <summary>Services of which a text lacks the selection of its character table.</summary>
    public int LackingSelection { get; private set; }

    /// <summary>Services of which a text is not in the character table selected.</summary>
    public int WithWrongSelection { get; private set; }

    /// <summary>Sections of the SDT that count their loops in one byte.</summary>
    public int NonstandardSections { get; private set; }

    /// <summary>An SDT of this stream came.</summary>
    public bool HasServices => OriginalNetworkId is not null;

    /// <summary>What the SDT says of a service; null if nothing.</summary>
    public NamedService? Find(ushort serviceId) => _services.GetValueOrDefault(serviceId);

    /// <summary>Takes an SDT section of the actual stream; false when it told nothing new, null when it is malformed.</summary>
    public bool? TakeServices(in SectionHeader header, ReadOnlySpan<byte> section)
    {
        if (ServiceDescriptionSection.TryRead(section, out ServiceDescriptionSection sdt) != ParseStatus.Complete)
        {
            return null;
        }

        if (!IsNew(_sdtCrcs, header, section))
        {
            return false;
        }

        OriginalNetworkId = sdt.OriginalNetworkId;
        foreach (ServiceEntry entry in sdt)
        {
            if (_services.Count < MostServices || _services.ContainsKey(entry.ServiceId))
            {
                _services[entry.ServiceId] = Read(entry, untagged);
            }
        }

        _nonstandard[header.SectionNumber] = sdt.HasOneByteLengths;
        NonstandardSections = _nonstandard.Count(n => n);
        LackingSelection = _services.Values.Count(s => s.Texts.Any(t => t.Read.LacksSelection));
        WithWrongSelection = _services.Values.Count(s => s.Texts.Any(t => t.Read.HasWrongSelection));

        return true;
    }

    /// <summary>Takes a NIT section of the actual network.</summary>
    public bool? TakeNetwork(in SectionHeader header, ReadOnlySpan<byte> section)
    {
        if (NetworkInformationSection.TryRead(section, out NetworkInformationSection nit) != ParseStatus.Complete)
        {
            return null;
        }

        if (!IsNew(_nitCrcs, header, section))
        {
            return false;
        }

        Delivery.Take(nit);
        foreach (Descriptor descriptor in nit.NetworkDescriptors)
        {
            if (descriptor.Tag == DescriptorTag.NetworkName
                && NetworkNameDescriptor.TryRead(descriptor.Body, out NetworkNameDescriptor name) == ParseStatus.Complete)
            {
                NetworkName = DvbText.Decode(name.Name, untagged);
            }
        }

        return true;
    }

    private static bool IsNew(uint[] crcs, in SectionHeader header, ReadOnlySpan<byte> section)
    {
        if (!header.CurrentNextIndicator)
        {
            return false;
        }

        uint crc = BinaryPrimitives.ReadUInt32BigEndian(section[^SectionLimits.CrcSize..]);
        bool isNew = crcs[header.SectionNumber] != crc;
        crcs[header.SectionNumber] = crc;
        return isNew;
    }

    private static NamedService Read(in ServiceEntry entry, CharacterTable? untagged)
    {
        foreach (Descriptor descriptor in entry.Descriptors)
        {
            if (descriptor.Tag == DescriptorTag.Service
                && ServiceDescriptor.TryRead(descriptor.Body, out ServiceDescriptor service) == ParseStatus.Complete)
            {
                return new NamedService(
                    NamedText.Of(service.ServiceName, untagged), NamedText.Of(service.ServiceProviderName, untagged), service.ServiceType,
                    (int)entry.RunningStatus, entry.FreeCaMode);
            }
        }

        return new NamedService(null, null, null, (int)entry.RunningStatus, entry.FreeCaMode);
    }
}
