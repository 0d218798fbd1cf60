using System.Text.Json.Nodes;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Si;

[TestFixture, Category("RealCaptures")]
public sealed class CapturedNamesTests
{
    public static IEnumerable<string> Streams() => Facts.TransportStreams("ts", "codec", "hls", "si");

    [TestCaseSource(nameof(Streams))]
    public void Services_and_their_names_are_those_found_by_others(string capture)
    {
        JsonObject expected = Facts.Computed(capture)["sdt"]!.AsObject();
        Dictionary<string, string> found = [];
        foreach ((SectionHeader header, byte[] bytes, _) in Sections(capture, WellKnownPids.ServiceDescription))
        {
            if (header.TableId is TableId.ServiceDescriptionActual or TableId.ServiceDescriptionOther)
            {
                Assert.That(
                    ServiceDescriptionSection.TryRead(bytes, out ServiceDescriptionSection section), Is.EqualTo(ParseStatus.Complete));
                Describe(section, found);
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(found.Keys, Is.SupersetOf(expected.Select(e => e.Key)));
            foreach ((string service, JsonNode? facts) in expected)
            {
                string text = $"{facts!["table"]} {facts["type"]} {facts["provider"]} {facts["name"]} {facts["name_hex"]} "
                    + $"{facts["free_ca"]} {facts["running"]}";
                Assert.That(found.GetValueOrDefault(service), Is.EqualTo(text), service);
            }
        });
    }

    [TestCase(Captures.ItalianMultiplex, "Rai")]
    [TestCase(Captures.TwentyServices, "Mediaset")]
    [TestCase(Captures.GreekWeakSignal, "ERT")]
    [TestCase(Captures.IsdbScrambled, "BS Digital")]
    public void The_network_has_its_name(string capture, string name)
    {
        HashSet<string> names = [];
        foreach ((SectionHeader header, byte[] bytes, _) in Sections(capture, WellKnownPids.NetworkInformation))
        {
            if (header.TableId == TableId.NetworkInformationActual
                && NetworkInformationSection.TryRead(bytes, out NetworkInformationSection section) == ParseStatus.Complete
                && section.NetworkDescriptors.TryFind(DescriptorTag.NetworkName, out Descriptor descriptor)
                && NetworkNameDescriptor.TryRead(descriptor.Body, out NetworkNameDescriptor networkName) == ParseStatus.Complete)
            {
                _ = names.Add(DvbText.Decode(networkName.Name));
            }
        }

        Assert.That(names, Is.EqualTo(new[] { name }));
    }

    private static void Describe(ServiceDescriptionSection section, Dictionary<string, string> found)
    {
        foreach (ServiceEntry service in section)
        {
            string key = $"{section.OriginalNetworkId}/{section.TransportStreamId}/{service.ServiceId}";
            if (service.Descriptors.TryFind(DescriptorTag.Service, out Descriptor descriptor)
                && ServiceDescriptor.TryRead(descriptor.Body, out ServiceDescriptor names) == ParseStatus.Complete)
            {
                found[key] = $"0x{section.Header.TableId:x2} {names.ServiceType} {DvbText.Decode(names.ServiceProviderName)} "
                    + $"{DvbText.Decode(names.ServiceName)} {Convert.ToHexStringLower(names.ServiceName)} "
                    + $"{(service.FreeCaMode ? 1 : 0)} {(int)service.RunningStatus}";
            }
        }
    }

    private static IEnumerable<(SectionHeader Header, byte[] Bytes, bool CrcOk)> Sections(string capture, Pid pid)
    {
        var sink = new RecordingSink();
        var synchronizer = new PacketSynchronizer(sink);
        synchronizer.Write(Captures.Read(capture));
        synchronizer.Complete();
        return SectionRecorder.Of(sink.Packets, pid.Value).Sections.Where(s => s.CrcOk);
    }
}
