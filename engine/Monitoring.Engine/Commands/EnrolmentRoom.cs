using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary>What commands about certificates share. They work on the folder of secrets, beside a running engine or without one.</summary>
internal static class EnrolmentRoom
{
    /// <summary>Does something at a desk of its own.</summary>
    /// <exception cref="StartupException">The folder of secrets cannot be used.</exception>
    public static T Use<T>(EngineOptions options, Func<EnrolmentDesk, T> work)
    {
        using var desk = new EnrolmentDesk(new EnrolmentRegister(options.SecretsPath, TimeProvider.System), options, TimeProvider.System);
        try
        {
            return work(desk);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"secrets: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Who gives the command, for the audit.</summary>
    public static string Actor => $"command line:{Environment.UserName}";
}
