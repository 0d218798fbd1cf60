namespace Monitoring.Storage.Intake;

/// <summary>Where batches become durable, and from there are taken into memory.</summary>
internal interface IBatchTable
{
    /// <summary>Where an earlier commit failed, the store says what it holds; called before every group.</summary>
    void ResolveDoubt();

    /// <summary>Batches with the same number become durable together or not at all.</summary>
    int PartOf(IngestItem item);

    /// <summary>Makes the batches of one part durable and takes in those that are new; false for one whose key is there already.</summary>
    /// <exception cref="StoreUnavailableException">None of them counts, unless <see cref="ResolveDoubt"/> finds otherwise.</exception>
    bool[] Insert(int part, IReadOnlyList<IngestItem> items);

    /// <summary>The content of a batch that waits; null when it is gone or makes no sense any more.</summary>
    StoredBatch? Load(OpenBatch open);
}
