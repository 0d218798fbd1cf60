namespace Monitoring.Engine.Access;

/// <summary>A certificate is not given.</summary>
public sealed class EnrolmentException(int status, string reason) : Exception(reason)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;
}
