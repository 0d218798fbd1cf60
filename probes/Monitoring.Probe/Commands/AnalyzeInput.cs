using Monitoring.Streams.Capture;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Probe.Commands;

/// <summary>The bytes to analyse: a file, or standard input.</summary>
public sealed class AnalyzeInput : IDisposable
{
    private const string StandardInput = "-";
    private const int ChunkSize = 256 * 1024;

    private readonly Stream _stream;
    private readonly byte[] _head = new byte[KnownFormat.HeadSize];
    private int _headLength;
    private int _headTaken;

    private AnalyzeInput(string name, Stream stream, long length)
    {
        Name = name;
        _stream = stream;
        Length = length;
    }

    public string Name { get; }

    /// <summary>Bytes to come; 0 where nobody knows.</summary>
    public long Length { get; }

    public bool IsEmpty => _headLength == 0;

    /// <summary>The input is a network capture, pcap or pcapng.</summary>
    public bool IsCapture => CaptureReader.Recognize(_head.AsSpan(0, _headLength)) != CaptureFormat.Unknown;

    /// <summary>It begins with packets of 192 bytes, each after its arrival_time_stamp.</summary>
    public bool IsStamped =>
        HasPackets(PacketSizes.TimestampSize, PacketSizes.WithTimestamp) && !HasPackets(0, PacketSizes.Bare);

    /// <summary>Opens the input and looks at its first bytes.</summary>
    /// <exception cref="AnalyzeInputException">It is missing, unreadable, or of a format that is known and another.</exception>
    public static AnalyzeInput Open(string path)
    {
        AnalyzeInput input = path == StandardInput
            ? new AnalyzeInput("standard input", Console.OpenStandardInput(), 0)
            : OpenFile(path);
        try
        {
            input.ReadHead();
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>The next bytes; 0 at the end.</summary>
    /// <exception cref="AnalyzeInputException">The input cannot be read on.</exception>
    public int Read(Span<byte> buffer)
    {
        int head = Math.Min(buffer.Length, _headLength - _headTaken);
        if (head > 0)
        {
            _head.AsSpan(_headTaken, head).CopyTo(buffer);
            _headTaken += head;
            return head;
        }

        try
        {
            return _stream.Read(buffer);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AnalyzeInputException.Unreadable(Name, cause);
        }
    }

    /// <summary>Gives everything to <paramref name="take"/>, chunk by chunk.</summary>
    /// <param name="take">Takes a chunk; does not keep it.</param>
    /// <param name="progress">Told the bytes read so far.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="AnalyzeInputException">The input cannot be read on.</exception>
    public void ReadAll(TakeBytes take, Action<long>? progress, CancellationToken stop)
    {
        byte[] chunk = new byte[ChunkSize];
        long total = 0;
        for (int read = Read(chunk); read > 0; read = Read(chunk))
        {
            stop.ThrowIfCancellationRequested();
            take(chunk.AsSpan(0, read));
            total += read;
            progress?.Invoke(total);
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Three sync bytes at a distance.</summary>
    private bool HasPackets(int first, int distance) =>
        _headLength > first + (2 * distance)
        && _head[first] == TransportPacket.SyncByte && _head[first + distance] == TransportPacket.SyncByte
        && _head[first + (2 * distance)] == TransportPacket.SyncByte;

    private static AnalyzeInput OpenFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw AnalyzeInputException.IsDirectory(path);
        }

        try
        {
            FileStream file = new(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            return new AnalyzeInput(path, file, file.CanSeek ? file.Length : 0);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw AnalyzeInputException.Missing(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw AnalyzeInputException.Unreadable(path, cause);
        }
    }

    private void ReadHead()
    {
        try
        {
            _headLength = _stream.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AnalyzeInputException.Unreadable(Name, cause);
        }

        if (KnownFormat.Recognize(_head.AsSpan(0, _headLength)) is { } format)
        {
            throw AnalyzeInputException.OtherFormat(Name, format.Name, format.Advice);
        }
    }
}
