namespace Monitoring.Probe.Inputs;

/// <summary>An input cannot be opened or read; the message is one line that says what and why.</summary>
internal sealed class InputFailedException : Exception
{
    private InputFailedException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    public static InputFailedException CannotListen(string address, Exception cause) =>
        new($"cannot listen on {address}: {cause.Message}", cause);

    public static InputFailedException CannotJoin(string group, string network, Exception cause) =>
        new($"cannot join {group} on {network}: {cause.Message}", cause);

    public static InputFailedException NoSuchInterface(string name) =>
        new($"there is no network interface '{name}' (name it as in 'ip link', or by its address)", null);

    public static InputFailedException CannotRead(string path, Exception cause) => new($"cannot read {path}: {ReasonOf(cause)}", cause);

    public static InputFailedException CannotPace(string path) =>
        new($"{path} holds no two PCRs in its first megabytes: it cannot be played in real time", null);

    private static string ReasonOf(Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        UnauthorizedAccessException => "this user may not read it, or it is a folder",
        _ => cause.Message,
    };
}
