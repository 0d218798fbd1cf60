using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// frequency_list_descriptor, tag 0x62, EN 300 468 §6.2.17. One of the frequencies A loop of:
/// <code>
/// centre_frequency     32 uimsbf
/// </code>
/// </summary>
/// <param name="CentreFrequency">centre_frequency, 32 bits, uimsbf.</param>
public readonly record struct FrequencyListEntry(
    uint CentreFrequency)
    : IDescriptorEntry<FrequencyListEntry>
{
    /// <inheritdoc/>
    public static int Size => 4;

    /// <inheritdoc/>
    public static FrequencyListEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        uint centreFrequency = cursor.DoubleWord();
        return new FrequencyListEntry(centreFrequency);
    }
}
