using NUnit.Framework;

namespace Monitoring.Testing;

/// <summary>Real captures, which live outside the repository. A test that needs an absent one is skipped, saying which.</summary>
public static class Captures
{
    /// <summary>Environment variable that names the folder, where it is not beside the repository.</summary>
    public const string FolderVariable = "MONITORING_SHARED_DATA";

    public const string DvbSingleService = "ts/tsduck-test-025.ts";
    public const string ItalianMultiplex = "ts/tsduck-test-108.ts";
    public const string ScrambledSingleService = "ts/tsduck-test-008.ts";
    public const string ContinuityGaps = "ts/tsduck-test-024.ts";
    public const string IsdbScrambled = "ts/tsduck-test-101.ts";
    public const string TwentyServices = "ts/tsduck-test-018.ts";
    public const string WithParity204 = "ts/tsduck-071-rs204.ts";
    public const string WithTimestamp192 = "ts/teton-192byte.ts";
    public const string GreekWeakSignal = "ts/digea-dvbt-170026.ts";
    public const string RussianMultiplex = "ts/tricolor-cut-2ts.ts";
    public const string UnalignedThreePackets = "ts/ltn-unaligned.ts";
    public const string ConstantBitrate = "ts/ltn-demo.ts";
    public const string Mpeg2CalledMpeg1 = "ts/chengang-mpeg2.ts";
    public const string ChineseAvsUtf8 = "codec/cavs-streamtype-0x42.ts";
    public const string Avs2Video = "codec/avs2-Walking.avs2";
    public const string CharacterSetsCat = "si/test-191.1.bin";
    public const string ChineseProgrammeGuide = "lists/cn-xmltv-epg.xml";

    /// <summary>Folder of entries of the Go fuzzing corpus.</summary>
    public const string FuzzFolder = "fuzz";

    private const string RootMarker = "Monitoring.sln";

    /// <summary>The folder that holds the captures, whether or not it is there.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named ? named : BesideRepository();

    /// <summary>The path of a capture; the test is skipped where there is none.</summary>
    public static string PathOf(string capture)
    {
        string path = Path.Combine(Folder, capture);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Assert.Ignore($"real capture absent: {path}");
        }

        return path;
    }

    /// <summary>The bytes of a capture; the test is skipped where there is none.</summary>
    public static byte[] Read(string capture) => File.ReadAllBytes(PathOf(capture));

    private static string BesideRepository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RootMarker)))
            {
                return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data"));
            }
        }

        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "shared", "data"));
    }
}
