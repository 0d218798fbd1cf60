using System.Globalization;
using System.Net.Sockets;

namespace Monitoring.Probe.Inputs;

/// <summary>What the kernel dropped before the probe could read it, per socket, as <c>/proc/net/udp</c> and <c>udp6</c> list it.</summary>
internal static class KernelDrops
{
    private const int InodeColumn = 9;
    private const int DropsColumn = 12;

    private static readonly string[] Tables = ["/proc/net/udp", "/proc/net/udp6"];

    /// <summary>The inode of a socket; 0 where the system has no /proc.</summary>
    public static long InodeOf(Socket socket)
    {
        string link = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{socket.SafeHandle.DangerousGetHandle()}");
        string? target = File.Exists(link) || Directory.Exists("/proc/self/fd") ? new FileInfo(link).LinkTarget : null;
        return target is not null && target.StartsWith("socket:[", StringComparison.Ordinal)
            && long.TryParse(target.AsSpan("socket:[".Length).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out long inode)
            ? inode
            : 0;
    }

    /// <summary>Adds each socket's count of dropped datagrams since it was opened.</summary>
    public static void Read(Dictionary<long, long> byInode)
    {
        byInode.Clear();
        foreach (string table in Tables.Where(File.Exists))
        {
            foreach (string line in File.ReadLines(table).Skip(1))
            {
                string[] columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (columns.Length > DropsColumn
                    && long.TryParse(columns[InodeColumn], NumberStyles.None, CultureInfo.InvariantCulture, out long inode)
                    && long.TryParse(columns[DropsColumn], NumberStyles.None, CultureInfo.InvariantCulture, out long drops))
                {
                    byInode[inode] = drops;
                }
            }
        }
    }
}
