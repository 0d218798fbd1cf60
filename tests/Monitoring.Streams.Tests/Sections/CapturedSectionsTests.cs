using System.Text.Json.Nodes;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Sections;

[TestFixture, Category("RealCaptures")]
public sealed class CapturedSectionsTests
{
    public static IEnumerable<string> Streams() => Facts.TransportStreams("ts", "codec", "hls", "si");

    [TestCaseSource(nameof(Streams))]
    public void Sections_of_each_table_are_those_counted_by_others(string capture)
    {
        JsonArray tables = Facts.Computed(capture)["tables"]!.AsArray();
        var sink = new RecordingSink();
        var synchronizer = new PacketSynchronizer(sink);
        synchronizer.Write(Captures.Read(capture));
        synchronizer.Complete();
        Dictionary<(ushort Pid, bool IsMap), SectionRecorder> recorders = [];
        int known = tables.Where(t => (int)t!["pid"]! == 0).Select(t => (int)t!["first_packet"]!).DefaultIfEmpty(0).First();

        Assert.Multiple(() =>
        {
            foreach (JsonNode? table in tables)
            {
                ushort pid = (ushort)table!["pid"]!;
                byte tableId = Convert.ToByte((string)table["tid"]!, 16);
                int? extension = (int?)table["ext"];
                bool isMap = tableId == TableId.ProgramMap;
                if (!recorders.TryGetValue((pid, isMap), out SectionRecorder? recorder))
                {
                    // the figures count a PMT from the PAT on that names its PID
                    recorders[(pid, isMap)] = recorder = SectionRecorder.Of(sink.Packets.Skip(isMap ? known : 0), pid);
                }

                int found = recorder.Sections.Count(s =>
                    s.Header.TableId == tableId && (extension is null || s.Header.TableIdExtension == extension) && s.CrcOk);
                Assert.That(found, Is.EqualTo((int)table["sections"]!), $"PID {pid} table {tableId:X2} extension {extension}");
            }
        });
    }
}
