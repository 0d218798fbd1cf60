using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Monitoring.Contracts.Operations;

/// <summary>
/// Tells the service manager when a process is ready, alive and about to end: one datagram of <c>KEY=VALUE</c> lines each to the Unix socket
/// that <c>NOTIFY_SOCKET</c> names (sd_notify(3)), <c>@name</c> meaning an abstract one. Without the variable nothing is sent. A message that
/// cannot be delivered is dropped: the manager notices its absence, the process has better things to do.
/// </summary>
public sealed class ServiceNotifier
{
    /// <summary>The variable with the address of the socket.</summary>
    public const string SocketVariable = "NOTIFY_SOCKET";

    /// <summary>The variable with the microseconds after which the manager gives a silent process up (sd_watchdog_enabled(3)).</summary>
    public const string WatchdogVariable = "WATCHDOG_USEC";

    /// <summary>The variable with the process the watchdog is meant for; absent means any.</summary>
    public const string WatchdogProcessVariable = "WATCHDOG_PID";

    private const long MostWatchdogMicroseconds = 24L * 3600 * 1_000_000;
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(1);

    private readonly UnixDomainSocketEndPoint? _manager;

    /// <summary>Reads the variables through <paramref name="variable"/>.</summary>
    /// <param name="variable">Value of a variable of the process; null where it is not set.</param>
    public ServiceNotifier(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        _manager = EndPoint(variable(SocketVariable));
        WatchdogAfter = _manager is null ? null : Watchdog(variable(WatchdogVariable), variable(WatchdogProcessVariable));
    }

    /// <summary>After how long without a sign of life the manager ends the process; null where it does not watch.</summary>
    public TimeSpan? WatchdogAfter { get; }

    /// <summary>What the environment of this process asks for.</summary>
    public static ServiceNotifier FromEnvironment() => new(Environment.GetEnvironmentVariable);

    /// <summary>The process does its work from now on.</summary>
    /// <param name="status">One line for people.</param>
    public void Ready(string status) => Send($"READY=1\nSTATUS={status?.ReplaceLineEndings(" ")}");

    /// <summary>The process has begun to end.</summary>
    public void Stopping() => Send("STOPPING=1");

    /// <summary>Gives signs of life, twice in the time the manager waits, as long as <paramref name="isAlive"/> says so; until stopped.</summary>
    /// <param name="isAlive">Whether what matters in the process still moves.</param>
    /// <param name="time">Clock of the pauses.</param>
    /// <param name="stop">Ends it.</param>
    public async Task PulseAsync(Func<bool> isAlive, TimeProvider time, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(isAlive);
        if (WatchdogAfter is not { } after)
        {
            return;
        }

        using PeriodicTimer timer = new(after / 2, time);
        try
        {
            do
            {
                if (isAlive())
                {
                    Send("WATCHDOG=1");
                }
            }
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // the clean end
        }
    }

    private static UnixDomainSocketEndPoint? EndPoint(string? address)
    {
        if (address is not ['/' or '@', _, ..])
        {
            return null;
        }

        try
        {
            return new UnixDomainSocketEndPoint(address[0] == '@' ? $"\0{address[1..]}" : address);
        }
        catch (Exception exception) when (exception is ArgumentException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    private static TimeSpan? Watchdog(string? microseconds, string? process)
    {
        bool isOurs = string.IsNullOrEmpty(process) || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return isOurs && long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            && value is >= 2000 and <= MostWatchdogMicroseconds
            ? TimeSpan.FromMicroseconds(value) : null;
    }

    private void Send(string message)
    {
        if (_manager is null)
        {
            return;
        }

        try
        {
            using Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { SendTimeout = (int)SendLimit.TotalMilliseconds };
            socket.SendTo(Encoding.UTF8.GetBytes(message), _manager);
        }
        catch (SocketException)
        {
            // Nobody listens, or nobody reads: what the summary says.
        }
    }
}
