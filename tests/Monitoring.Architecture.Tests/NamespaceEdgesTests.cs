using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Monitoring.Architecture.Tests;

/// <summary>Edges inside a project, read from the using directives and the words of its sources.</summary>
public sealed partial class NamespaceEdgesTests
{
    /// <summary>Folder of Monitoring.Streams → the folders it may import.</summary>
    private static readonly Dictionary<string, string[]> StreamsEdges = new(StringComparer.Ordinal)
    {
        ["Bits"] = [],
        ["Capture"] = ["Bits"],
        ["Network"] = ["Bits", "Capture"],
        ["Rtp"] = ["Bits"],
        ["Carriers"] = ["Bits"],
        ["Checksums"] = ["Bits"],
        ["TransportStream"] = ["Bits", "Checksums"],
        ["Sections"] = ["Bits", "Checksums", "TransportStream"],
        ["Descriptors"] = ["Bits", "Checksums", "TransportStream", "Sections"],
        ["Psi"] = ["Bits", "Checksums", "TransportStream", "Sections", "Descriptors"],
        ["Si"] = ["Bits", "Checksums", "TransportStream", "Sections", "Descriptors"],
        ["Applications"] = ["Bits", "Sections", "Descriptors"],
        ["Dsmcc"] = ["Bits", "Sections", "Descriptors"],
        ["Splicing"] = ["Bits", "TransportStream", "Sections", "Descriptors"],
        ["Pes"] = ["Bits", "TransportStream"],
        ["Video"] = ["Bits"],
        ["Audio"] = ["Bits"],
    };

    [Test]
    public void The_folders_of_streams_import_only_what_lies_below_them()
    {
        List<string> offenders = [];
        foreach (string source in Repository.Sources("probes", "Monitoring.Streams"))
        {
            string folder = Repository.Relative(source).Split('/')[2];
            if (folder.EndsWith(".cs", StringComparison.Ordinal))
            {
                continue;
            }

            Assert.That(StreamsEdges, Does.ContainKey(folder), $"{Repository.Relative(source)}: the folder has no row");
            offenders.AddRange(StreamsUsing().Matches(File.ReadAllText(source))
                .Select(m => m.Groups[1].Value)
                .Where(imported => imported != folder && !StreamsEdges[folder].Contains(imported, StringComparer.Ordinal))
                .Select(imported => $"{Repository.Relative(source)} imports {imported}"));
        }

        Assert.That(offenders, Is.Empty);
    }

    [TestCase("probes/Monitoring.Streams")]
    [TestCase("probes/Monitoring.Analysis")]
    [TestCase("engine/Monitoring.Alerting")]
    [TestCase("engine/Monitoring.Compliance")]
    [TestCase("engine/Monitoring.Registry")]
    public void Nothing_below_a_host_reads_a_clock_or_logs(string project)
    {
        IEnumerable<string> offenders = Repository.Sources(project.Split('/'))
            .SelectMany(source => ClockOrLog().Matches(File.ReadAllText(source)).Select(m => $"{Repository.Relative(source)}: {m.Value}"));

        Assert.That(offenders, Is.Empty);
    }

    [TestCase("engine", "Monitoring.Streams|Monitoring.Analysis|Monitoring.Probe")]
    [TestCase("probes", "Monitoring.Storage|Monitoring.Alerting|Monitoring.Compliance|Monitoring.Engine")]
    public void The_two_sides_meet_only_in_the_contracts(string side, string foreign)
    {
        Regex import = new($@"^using (?:static )?(?:{foreign.Replace(".", "\\.", StringComparison.Ordinal)})\b", RegexOptions.Multiline);

        Assert.That(Repository.Sources(side).Where(s => import.IsMatch(File.ReadAllText(s))).Select(Repository.Relative), Is.Empty);
    }

    [GeneratedRegex(@"^using (?:static )?Monitoring\.Streams\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex StreamsUsing();

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(Utc)?Now|Stopwatch|Environment\.TickCount\w*|TimeProvider\.System|ILogger|Console\.\w+)\b")]
    private static partial Regex ClockOrLog();
}
