namespace Monitoring.Probe.Inputs;

/// <summary>Where the bytes of a stream come from.</summary>
internal interface IStreamInput
{
    /// <summary>Inode of the receiving socket, by which the kernel lists what it dropped; 0 where there is no socket open.</summary>
    long SocketInode { get; }

    /// <summary>Whether bytes have come that were not handed on yet: until they are, nothing is missing from the stream.</summary>
    bool IsBehind { get; }

    /// <summary>What a person should know of the input though it works; null where there is nothing.</summary>
    string? Advice { get; }

    /// <summary>Hands on what arrives until stopped, or until the input ends by itself.</summary>
    /// <exception cref="InputFailedException">The input cannot be opened or read.</exception>
    Task RunAsync(IStreamReceiver receiver, Action opened, CancellationToken stop);
}
