namespace Monitoring.Probe.Configuration;

/// <summary>Where an input's bytes come from: a <see cref="UdpSource"/> or a <see cref="FileSource"/>.</summary>
public abstract record StreamSource
{
    private protected StreamSource()
    {
    }
}
