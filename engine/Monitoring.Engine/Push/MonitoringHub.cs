using Microsoft.AspNetCore.SignalR;
using Monitoring.Engine.Api;
using Monitoring.Engine.Partition;
using Monitoring.Storage;

namespace Monitoring.Engine.Push;

/// <summary>The hub of the walls, <c>/hubs/wall</c>.</summary>
public sealed class MonitoringHub : Hub
{
    private readonly WallFeed _feed;
    private readonly PartitionWorker _worker;

    public MonitoringHub(WallFeed feed, PartitionWorker worker)
    {
        _feed = feed;
        _worker = worker;
    }

    /// <summary>Frames from where the client stands; a null or foreign epoch begins with a snapshot.</summary>
    public IAsyncEnumerable<EncodedFrame> Watch(string? epoch, long lastSequence, CancellationToken cancellationToken) =>
        _feed.Connections >= WallFeed.MostConnections
            ? throw new HubException($"at most {WallFeed.MostConnections} walls can be connected")
            : _feed.WatchAsync(epoch, lastSequence, cancellationToken);

    /// <summary>Acknowledges alarms; returns how many were not acknowledged before.</summary>
    public async Task<int> Acknowledge(string[] keys, string? comment)
    {
        if (!AckCommand.TryRead(keys, comment, out AckCommand? command, out string? problem))
        {
            throw new HubException(problem);
        }

        try
        {
            return await _worker.AcknowledgeAsync(command.Keys, ApiContext.UserOf(Context.GetHttpContext()), command.Comment, Context.ConnectionAborted);
        }
        catch (StoreUnavailableException exception)
        {
            throw new HubException(exception.Message);
        }
    }
}
