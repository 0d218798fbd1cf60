using Monitoring.Streams.Bits;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Tables;

/// <summary>Present and following events and schedules of all services, within a cap for all of them together.</summary>
internal sealed class EventSchedule(CharacterTable? untagged)
{
    private const int MostServices = 4096;

    /// <summary>Events and sections: 64 events each of four thousand services, or a week of a few hundred.</summary>
    private const int MostKept = 262_144;

    private readonly Dictionary<ulong, ServiceSchedule> _services = [];
    private int _kept;

    /// <summary>By original_network_id, transport_stream_id and service_id.</summary>
    public IEnumerable<ServiceSchedule> Services => _services.OrderBy(s => s.Key).Select(s => s.Value);

    /// <summary>Takes an EIT section; false when it told nothing new, null when it is malformed.</summary>
    public bool? Take(ReadOnlySpan<byte> section)
    {
        if (EventInformationSection.TryRead(section, out EventInformationSection eit) != ParseStatus.Complete)
        {
            return null;
        }

        if (!eit.Header.CurrentNextIndicator)
        {
            return false;
        }

        ulong key = ((ulong)eit.OriginalNetworkId << 32) | ((ulong)eit.TransportStreamId << 16) | eit.ServiceId;
        if (!_services.TryGetValue(key, out ServiceSchedule? service))
        {
            if (_services.Count == MostServices)
            {
                return false;
            }

            service = new ServiceSchedule(eit, untagged);
            _services.Add(key, service);
        }

        int before = Kept(service);
        bool isNew = service.Take(eit, section, MostKept - _kept + before);
        _kept += Kept(service) - before;
        return isNew;
    }

    private static int Kept(ServiceSchedule service) => service.Events.Count + service.Sections;
}
