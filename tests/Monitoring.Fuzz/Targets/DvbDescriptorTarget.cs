using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors.Dtmb;
using Monitoring.Streams.Descriptors.Dvb;
using Monitoring.Streams.Si;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary>The readers of the descriptors of EN 300 468 over bodies of any bytes.</summary>
public sealed class DvbDescriptorTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
    [
        DescriptorBuilder.ShortEvent("chi", DvbTextEncoder.Encode("新闻联播", TextTable.Gb18030), "text"u8)[2..],
        DescriptorBuilder.ExtendedEvent(0, 0, "chi", [("a"u8.ToArray(), "b"u8.ToArray())], "text"u8)[2..],
        DescriptorBuilder.DtmbDelivery(0x0666_0000, 2, 5, 3, 3, 1)[2..], [],
    ];

    public void Run(ReadOnlySpan<byte> input) => Read(input);

    internal static void Read(ReadOnlySpan<byte> body)
    {
        ReadEvents(body);
        ReadDelivery(body);
        ReadChannels(body);
        _ = PrivateDataSpecifierDescriptor.TryRead(body, out _);
    }

    private static void ReadEvents(ReadOnlySpan<byte> body)
    {
        if (ShortEventDescriptor.TryRead(body, out ShortEventDescriptor shortEvent) == ParseStatus.Complete)
        {
            _ = DvbText.Decode(shortEvent.EventName);
            _ = DvbText.Decode(shortEvent.Text);
        }

        if (ExtendedEventDescriptor.TryRead(body, out ExtendedEventDescriptor extendedEvent) == ParseStatus.Complete)
        {
            foreach (ExtendedEventItemReader item in extendedEvent.Items)
            {
                _ = DvbText.Decode(item.ItemDescription);
                _ = DvbText.Decode(item.Item);
            }
        }

        _ = ComponentDescriptor.TryRead(body, out _);
        _ = LinkageDescriptor.TryRead(body, out _);
    }

    private static void ReadDelivery(ReadOnlySpan<byte> body)
    {
        _ = TerrestrialMeaning.Of(body, isChinese: true);
        if (DtmbDeliverySystemDescriptor.TryRead(body, out DtmbDeliverySystemDescriptor dtmb) == ParseStatus.Complete)
        {
            _ = DtmbFrequency.Hertz(dtmb.CentreFrequency);
        }

        _ = TerrestrialDeliverySystemDescriptor.TryRead(body, out _);
    }

    private static void ReadChannels(ReadOnlySpan<byte> body)
    {
        foreach (LogicalChannelSystem system in Enum.GetValues<LogicalChannelSystem>())
        {
            if (LogicalChannelDescriptor.TryRead(body, system, out LogicalChannelDescriptor channels) == ParseStatus.Complete)
            {
                for (int entry = 0; entry < channels.Count; entry++)
                {
                    _ = channels[entry];
                }
            }
        }
    }
}
