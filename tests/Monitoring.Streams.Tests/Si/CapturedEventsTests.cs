using System.Globalization;
using System.Text.Json.Nodes;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;
using Monitoring.Streams.Si;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Si;

[TestFixture, Category("RealCaptures")]
public sealed class CapturedEventsTests
{
    /// <summary>Without the ISDB capture, whose texts are of ARIB STD-B24 and not of EN 300 468.</summary>
    public static IEnumerable<string> Streams() => Facts.TransportStreams("ts", "codec", "hls", "si").Where(f => f != Captures.IsdbScrambled);

    [TestCaseSource(nameof(Streams))]
    public void Events_are_those_found_by_others(string capture)
    {
        JsonObject facts = Facts.Computed(capture);
        HashSet<string> events = [];
        HashSet<string> keys = [];
        foreach (byte[] bytes in Sections(capture, WellKnownPids.EventInformation))
        {
            if (EventInformationSection.TryRead(bytes, out EventInformationSection section) == ParseStatus.Complete)
            {
                Describe(section, events, keys);
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys, Has.Count.EqualTo((int)facts["eit_events"]!));
            Assert.That(
                facts["eit_sample"]!.AsArray().Select(e =>
                    $"{e!["sid"]} {e["eid"]} {e["mjd"]} {e["time"]} {e["dur"]} {e["lang"]} {e["name"]} {e["table"]}"),
                Is.SubsetOf(events));
        }
    }

    [TestCaseSource(nameof(Streams))]
    public void Times_are_those_found_by_others(string capture)
    {
        JsonNode facts = Facts.Computed(capture)["times"]!;
        List<string> times = [];
        foreach (byte[] bytes in Sections(capture, WellKnownPids.TimeAndDate))
        {
            if (TimeDateSection.TryRead(bytes, out TimeDateSection date) == ParseStatus.Complete)
            {
                times.Add(Text("TDT", date.UtcTime));
            }

            if (TimeOffsetSection.TryRead(bytes, out TimeOffsetSection offset) == ParseStatus.Complete)
            {
                times.Add(Text("TOT", offset.UtcTime));
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(times, Has.Count.EqualTo((int)facts["count"]!));
            Assert.That(times.FirstOrDefault(), Is.EqualTo(Joined(facts["first"])));
            Assert.That(times.LastOrDefault(), Is.EqualTo(Joined(facts["last"])));
        }
    }

    private static void Describe(EventInformationSection section, HashSet<string> events, HashSet<string> keys)
    {
        foreach (EventEntry entry in section)
        {
            string name = "";
            string language = "";
            if (entry.Descriptors.TryFind(DescriptorTag.ShortEvent, out Descriptor descriptor)
                && ShortEventDescriptor.TryRead(descriptor.Body, out ShortEventDescriptor shortEvent) == ParseStatus.Complete)
            {
                name = DvbText.Decode(shortEvent.EventName);
                language = string.Concat(descriptor.Body[..3].ToArray().Select(b => (char)b));
            }

            _ = keys.Add($"{section.OriginalNetworkId} {section.TransportStreamId} {section.ServiceId} {entry.EventId}");
            _ = events.Add(
                $"{section.ServiceId} {entry.EventId} {entry.StartTime.ModifiedJulianDate} {Hex(entry.StartTime.Clock)} "
                + $"{Hex(entry.Duration.Digits)} {language} {name} 0x{section.Header.TableId:X2}");
        }
    }

    private static string Text(string table, DvbTime time) => $"{table} {time.ModifiedJulianDate} {Hex(time.Clock)}";

    private static string Hex(int digits) => digits.ToString("X6", CultureInfo.InvariantCulture);

    private static string? Joined(JsonNode? parts) => parts is null ? null : string.Join(' ', parts.AsArray().Select(p => p!.ToString()));

    private static IEnumerable<byte[]> Sections(string capture, Pid pid)
    {
        var sink = new RecordingSink();
        var synchronizer = new PacketSynchronizer(sink);
        synchronizer.Write(Captures.Read(capture));
        synchronizer.Complete();
        return SectionRecorder.Of(sink.Packets, pid.Value).Sections.Where(s => s.CrcOk).Select(s => s.Bytes);
    }
}
