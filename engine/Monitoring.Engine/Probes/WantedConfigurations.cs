using System.Collections.Concurrent;
using Monitoring.Storage;

namespace Monitoring.Engine.Probes;

/// <summary>The newest configuration of each probe, known without asking the store; whoever puts one in does it here.</summary>
public sealed class WantedConfigurations(IConfigurationStore store)
{
    /// <summary>Probes that can have one.</summary>
    public const int MostProbes = 10_000;

    private readonly ConcurrentDictionary<string, ConfigurationVersion> _newest = new(StringComparer.Ordinal);

    /// <summary>Every version that is wanted now.</summary>
    public IEnumerable<ConfigurationVersion> All => _newest.Values;

    /// <summary>Reads what was put in before.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (ConfigurationVersion version in await store.ReadNewestAsync(cancellationToken))
        {
            _newest[version.Probe] = version;
        }
    }

    /// <summary>What a probe is to run; null where none was put in.</summary>
    public ConfigurationVersion? Find(string probe) => _newest.GetValueOrDefault(probe);

    /// <summary>One version with its content, the newest where none is named; null where there is none.</summary>
    public ValueTask<StoredConfiguration?> ReadAsync(string probe, int? version, CancellationToken cancellationToken) =>
        store.FindAsync(probe, version, cancellationToken);

    /// <summary>The versions that are kept, newest first.</summary>
    public ValueTask<IReadOnlyList<ConfigurationVersion>> ReadVersionsAsync(string probe, CancellationToken cancellationToken) =>
        store.ReadVersionsAsync(probe, cancellationToken);

    /// <summary>Holds a proposal against the newest version and, unless it is only tried, makes it durable and wanted.</summary>
    /// <param name="probe">The probe it is for.</param>
    /// <param name="proposal">What it is to run.</param>
    /// <param name="expected">The newest version the author saw, 0 for none; null for whatever is the newest.</param>
    /// <param name="isTried">Only says what would change.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreUnavailableException">It did not become durable.</exception>
    public async Task<ConfigurationChange> ChangeAsync(
        string probe, ConfigurationProposal proposal, int? expected, bool isTried, string actor, CancellationToken cancellationToken)
    {
        StoredConfiguration? newest = await store.FindAsync(probe, version: null, cancellationToken);
        int version = newest?.Version.Version ?? 0;
        if (expected is int seen && seen != version)
        {
            return Replaced(version);
        }

        if (newest is null && _newest.Count >= MostProbes)
        {
            return new ConfigurationChange(ConfigurationOutcome.TooMany, 0, [], $"{MostProbes} probes have a configuration, no more are kept");
        }

        if (newest is not null && proposal.IsSameAs(newest))
        {
            return new ConfigurationChange(ConfigurationOutcome.Same, version, [], string.Empty);
        }

        IReadOnlyList<string> difference = LineDifference.Of(
            newest is null ? string.Empty : ConfigurationProposal.TextOf(newest.Settings, newest.Templates, newest.Profiles),
            ConfigurationProposal.TextOf(proposal.Settings, proposal.Templates, proposal.Profiles));
        if (isTried)
        {
            return new ConfigurationChange(ConfigurationOutcome.Tried, version, difference, string.Empty);
        }

        ConfigurationDraft draft = new(probe, proposal.Settings, proposal.Templates, proposal.Profiles, actor, proposal.Comment);
        if (await store.PutAsync(draft, version, cancellationToken) is not ConfigurationVersion next)
        {
            return Replaced(version + 1);
        }

        _newest.AddOrUpdate(probe, next, (_, known) => known.Version > next.Version ? known : next);
        return new ConfigurationChange(ConfigurationOutcome.PutIn, next.Version, difference, string.Empty);
    }

    private static ConfigurationChange Replaced(int version) => new(
        ConfigurationOutcome.Replaced, version, [], $"the newest version is {version} by now: look at it before you replace it");
}
