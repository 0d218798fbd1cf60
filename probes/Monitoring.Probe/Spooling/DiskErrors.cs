namespace Monitoring.Probe.Spooling;

/// <summary>Tells disk failures apart by the number the system gives them.</summary>
internal static class DiskErrors
{
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int WouldBlock = 11;

    // The same on Windows, as HRESULTs.
    private const int DiskFull = unchecked((int)0x80070070);
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>There is no room left: what is removed makes some.</summary>
    public static bool IsFull(Exception error) => error.HResult is NoSpace or QuotaExceeded or DiskFull;

    /// <summary>Another process holds the file.</summary>
    public static bool IsInUse(Exception error) => error.HResult is WouldBlock or SharingViolation;

    /// <summary>Bytes this user may still write on the disk of a folder.</summary>
    public static long FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue / 2;
        }
    }
}
