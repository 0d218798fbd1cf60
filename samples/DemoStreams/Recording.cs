using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace DemoStreams;

/// <summary>Makes the recordings: picture and sound from the <c>ffmpeg</c> program, service names from our own section builder.</summary>
internal static class Recording
{
    private const int Seconds = 20;

    /// <summary>Makes what is missing of the plan's recordings in a folder.</summary>
    public static void MakeAll(string folder)
    {
        Directory.CreateDirectory(folder);
        string clip = Path.Combine(folder, "clip.ts");
        if (!File.Exists(clip))
        {
            Console.WriteLine("generating picture and sound …");
            Ffmpeg(clip, $"-f lavfi -i testsrc2=size=640x360:rate=25 -f lavfi -i sine=frequency=440:sample_rate=48000 -t {Seconds} "
                + "-c:v libx264 -preset ultrafast -tune zerolatency -g 25 -b:v 900k -maxrate 900k -bufsize 300k -nal-hrd cbr -c:a mp2 -b:a 128k");
        }

        foreach (DemoStream stream in DemoPlan.Streams)
        {
            string target = Path.Combine(folder, stream.FileName);
            if (!File.Exists(target))
            {
                Console.WriteLine($"generating {stream.FileName}  {stream.Name}");
                Multiplex(clip, stream, target);
            }
        }
    }

    private static void Multiplex(string clip, DemoStream stream, string target)
    {
        string raw = target + ".raw";
        string inputs = string.Concat(Enumerable.Repeat($"-i {clip} ", stream.Services.Count));
        string maps = string.Concat(stream.Services.Select((_, i) => $"-map {i}:v -map {i}:a "));
        string programs = string.Concat(stream.Services.Select((s, i) =>
            string.Create(CultureInfo.InvariantCulture, $"-program title=service:program_num={s.Id}:st={2 * i}:st={(2 * i) + 1} ")));
        Ffmpeg(raw, $"{inputs}{maps}-c copy {programs}-muxrate {stream.MuxRate} -pcr_period 30 -pat_period 0.2 -sdt_period 1 "
            + "-mpegts_transport_stream_id 33 -mpegts_original_network_id 8228 -mpegts_start_pid 0x200 -mpegts_pmt_start_pid 0x1000");
        File.WriteAllBytes(target, ServiceNames.Replace(File.ReadAllBytes(raw), stream));
        File.Delete(raw);
    }

    private static void Ffmpeg(string target, string arguments)
    {
        ProcessStartInfo start = new("ffmpeg", $"-hide_banner -loglevel error -y {arguments} -f mpegts {target}") { RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            string said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new DemoException($"ffmpeg could not make {target}: {said.Trim()}");
            }
        }
        catch (Win32Exception)
        {
            throw new DemoException("the ffmpeg program is not on the PATH: apt-get install ffmpeg");
        }
    }
}
