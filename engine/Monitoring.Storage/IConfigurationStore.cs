namespace Monitoring.Storage;

/// <summary>Keeps what probes are to run, version by version.</summary>
public interface IConfigurationStore
{
    /// <summary>Versions of a probe that are kept; older ones make room.</summary>
    const int MostVersions = 100;

    /// <summary>The newest version of every probe that has one.</summary>
    ValueTask<IReadOnlyList<ConfigurationVersion>> ReadNewestAsync(CancellationToken cancellationToken);

    /// <summary>The versions of a probe that are kept, newest first.</summary>
    ValueTask<IReadOnlyList<ConfigurationVersion>> ReadVersionsAsync(string probe, CancellationToken cancellationToken);

    /// <summary>One version of a probe, the newest where none is named; null where there is none.</summary>
    ValueTask<StoredConfiguration?> FindAsync(string probe, int? version, CancellationToken cancellationToken);

    /// <summary>Makes the next version durable, with a row in the audit.</summary>
    /// <param name="draft">What it holds.</param>
    /// <param name="expectedVersion">The newest version its author saw; 0 for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What became of it; null where another version is the newest by now.</returns>
    /// <exception cref="StoreUnavailableException">It did not become durable.</exception>
    ValueTask<ConfigurationVersion?> PutAsync(ConfigurationDraft draft, int expectedVersion, CancellationToken cancellationToken);
}
