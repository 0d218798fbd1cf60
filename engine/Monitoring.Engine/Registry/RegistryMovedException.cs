using System.Globalization;

namespace Monitoring.Engine.Registry;

/// <summary>The registry is no longer what a change was worked out from.</summary>
internal sealed class RegistryMovedException(long expected, long found) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"the registry is at revision {found}, the change was worked out from revision {expected}: look at what changed and try again"));
