using Monitoring.Contracts.Indicators;
using Monitoring.Testing.Playback;

namespace DemoStreams;

/// <summary>A fault and the alarm it must cause, on a service or, without one, on the input itself.</summary>
internal sealed record DemoFault(string Stream, int? Service, StreamFault Fault, Indicator Expected)
{
    public string Entity
    {
        get
        {
            DemoStream stream = DemoPlan.Streams.First(s => s.Id == Stream);
            return Service is { } id ? $"{stream.Probe}/{Stream}/{id}" : $"{stream.Probe}/{Stream}";
        }
    }
}
