using System.Globalization;
using Monitoring.Streams.Network;

namespace Monitoring.Probe.NetworkCaptures;

/// <summary>
/// Which stream of a capture is meant: by its number in the list, by its name, or by its destination with or without port. Without a word
/// any is.
/// </summary>
internal sealed class StreamChoice(string? word)
{
    public bool Matches(FlowKey key, int number) =>
        word is null
        || word == number.ToString(CultureInfo.InvariantCulture)
        || word == key.ToString()
        || word == $"{key.Source}>{key.Destination}"
        || word == key.Destination.ToString()
        || word == key.Destination.Address.ToString();
}
