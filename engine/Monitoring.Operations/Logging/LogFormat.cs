namespace Monitoring.Operations.Logging;

/// <summary>How lines of the log look.</summary>
public enum LogFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON object a line, for programs.</summary>
    Json,
}
