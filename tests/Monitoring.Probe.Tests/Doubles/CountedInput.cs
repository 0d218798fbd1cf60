using Monitoring.Analysis.Timing;
using Monitoring.Probe.Inputs;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>A real input whose bytes are counted on their way.</summary>
internal sealed class CountedInput(IStreamInput input) : IStreamInput
{
    private long _bytes;
    private bool _opened;

    public long Bytes => Interlocked.Read(ref _bytes);

    public bool Opened => Volatile.Read(ref _opened);

    public long SocketInode => input.SocketInode;

    public bool IsBehind => input.IsBehind;

    public string? Advice => input.Advice;

    public Task RunAsync(IStreamReceiver receiver, Action opened, CancellationToken stop) => input.RunAsync(
        new Counter(this, receiver),
        () =>
        {
            opened();
            Volatile.Write(ref _opened, true);
        },
        stop);

    private sealed class Counter(CountedInput owner, IStreamReceiver receiver) : IStreamReceiver
    {
        public void OnData(ReadOnlySpan<byte> bytes, Instant arrival)
        {
            receiver.OnData(bytes, arrival);
            _ = Interlocked.Add(ref owner._bytes, bytes.Length);
        }

        public void OnSender(string before, string after, Instant at) => receiver.OnSender(before, after, at);

        public void OnRestart() => receiver.OnRestart();
    }
}
