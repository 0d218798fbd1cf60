namespace Monitoring.Probe.Spooling;

/// <summary>The spool cannot be used; the message is one line that says what to do.</summary>
internal sealed class SpoolException : Exception
{
    private SpoolException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    public static SpoolException InUse(string folder) =>
        new($"the spool {folder} is in use by another probe: stop it, or give this one a spool of its own", null);

    public static SpoolException CannotUse(string folder, Exception cause) => new($"cannot use the spool {folder}: {cause.Message}", cause);
}
