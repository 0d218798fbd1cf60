using System.Globalization;
using System.Text.Json.Nodes;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Testing;

namespace Monitoring.Analysis.Tests;

/// <summary>Headers of elementary streams in every real transport stream against what ffprobe reads in them.</summary>
[Category("RealCaptures")]
public sealed class CodecFactsTests
{
    /// <summary>Streams whose only headers come before the PMT that says what they are.</summary>
    private static readonly (string File, int Pid)[] BeforeTheirMap =
    [
        ("ts/tricolor-cut-2ts.ts", 2191), ("ts/tricolor-cut-2ts.ts", 538), ("ts/tricolor-cut-2ts.ts", 546), ("ts/tricolor-cut-2ts.ts", 562),
        ("ts/tricolor-cut-2ts.ts", 570), ("ts/tricolor-cut-2ts.ts", 1538), ("ts/tricolor-cut-2ts.ts", 2022), ("ts/tricolor-cut-2ts.ts", 2072),
        ("ts/tricolor-cut-2ts.ts", 2172), ("ts/tricolor-cut-2ts.ts", 2192),
    ];

    /// <summary>ffprobe gives the rate of fields, as it sees field pictures.</summary>
    private static readonly (string File, int Pid)[] ByFields = [("codec/fate-h264_intra_first-small.ts", 4789)];

    /// <summary>The PMT says private data and no more; ffprobe looks into it.</summary>
    private static readonly (string File, int Pid)[] Unnamed = [("ts/teton-192byte.ts", 4352)];

    /// <summary>Spectral band replication that nothing but the coded sound itself tells of: the headers have the core.</summary>
    private static readonly (string File, int Pid)[] OfCoreOnly = [("codec/byrgyj-hevc1080p.ts", 257), ("codec/fate-latm_he_aac.ts", 256)];

    private static IEnumerable<string> Files => Facts.TransportStreams("ts", "codec", "hls");

    [TestCaseSource(nameof(Files))]
    public void Pictures_are_those_ffprobe_sees(string file)
    {
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(file));
        using (Assert.EnterMultipleScope())
        {
            foreach (JsonNode fact in Streams(file, "video").Where(s => (int)s["width"]! > 0 && IsRead(file, s)))
            {
                int pid = Pid(fact);
                double rate = ByFields.Contains((file, pid)) ? Rate(fact) / 2 : Rate(fact);
                ElementaryReport? found = report.Pid(pid).Elementary;
                Assert.That(found?.Width, Is.EqualTo((int)fact["width"]!), $"width of {pid}");
                Assert.That(found?.Height, Is.EqualTo((int)fact["height"]!), $"height of {pid}");
                Assert.That(found?.CodecProfile, Is.EqualTo((string?)fact["profile"] ?? found?.CodecProfile), $"profile of {pid}");
                Assert.That(found?.FrameRate, Is.EqualTo(rate).Within(0.001), $"frame rate of {pid}");
                if (fact["field_order"] is { } order)
                {
                    Assert.That(found?.Interlaced, Is.EqualTo((string?)order != "progressive"), $"interlace of {pid}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Sound_is_that_ffprobe_hears(string file)
    {
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(file));
        using (Assert.EnterMultipleScope())
        {
            foreach (JsonNode fact in Streams(file, "audio").Where(s => (string?)s["sample_rate"] != "0"))
            {
                int pid = Pid(fact);
                if (BeforeTheirMap.Contains((file, pid)) || Unnamed.Contains((file, pid)))
                {
                    continue;
                }

                bool isCore = OfCoreOnly.Contains((file, pid));
                ElementaryReport? found = report.Pid(pid).Elementary;
                int rate = int.Parse((string)fact["sample_rate"]!, CultureInfo.InvariantCulture);
                Assert.That(found?.SampleRate, Is.EqualTo(isCore ? rate / 2 : rate), $"sample rate of {pid}");
                Assert.That(found?.Channels, Is.EqualTo((int)fact["channels"]!), $"channels of {pid}");
                if (fact["profile"] is { } profile)
                {
                    Assert.That(found?.CodecProfile, Is.EqualTo(isCore ? "LC" : (string?)profile), $"profile of {pid}");
                }
            }
        }
    }

    [Test]
    public void Avs3_that_ffprobe_only_recognises_is_read()
    {
        ElementaryReport found = FileAnalysis.Report(Captures.Read("codec/avs3-PartyScene_832x480.ts")).Pid(256).Elementary!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Width, found.Height, found.FrameRate), Is.EqualTo(((int?)832, (int?)480, (double?)50)));
            Assert.That((found.CodecProfile, found.BitDepth, found.Chroma), Is.EqualTo(("Main 10", (int?)8, "4:2:0")));
            Assert.That(found.Gop!.I + found.Gop.P + found.Gop.B, Is.EqualTo(500));
        }
    }

    private static IEnumerable<JsonNode> Streams(string file, string kind) =>
        (Facts.Probed(file)["streams"]?.AsArray() ?? []).Where(s => (string?)s!["codec_type"] == kind).Select(s => s!);

    private static bool IsRead(string file, JsonNode fact) =>
        !BeforeTheirMap.Contains((file, Pid(fact)));

    private static int Pid(JsonNode fact) => Convert.ToInt32((string)fact["id"]!, 16);

    private static double Rate(JsonNode fact)
    {
        string[] parts = ((string)fact["r_frame_rate"]!).Split('/');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
