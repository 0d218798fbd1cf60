using Monitoring.Analysis.Timing;

namespace Monitoring.Probe.Inputs;

/// <summary>Takes the bytes of one input, one datagram or one piece of a file at a time.</summary>
internal interface IStreamReceiver
{
    /// <summary>Bytes that arrived together.</summary>
    void OnData(ReadOnlySpan<byte> bytes, Instant arrival);

    /// <summary>The bytes come from another sender than before; said before they are handed on.</summary>
    void OnSender(string before, string after, Instant at);

    /// <summary>What comes next does not continue what came before, and says so on purpose: a file starts again.</summary>
    void OnRestart();
}
