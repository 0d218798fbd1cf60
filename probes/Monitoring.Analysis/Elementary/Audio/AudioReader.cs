using Monitoring.Analysis.Reports;
using Monitoring.Streams.Audio;

namespace Monitoring.Analysis.Elementary.Audio;

/// <summary>Frames of an audio coding, and what their headers say.</summary>
internal sealed class AudioReader(IAudioSyntax syntax, AccessUnits units) : CodecReader, IAudioFrameSink
{
    private readonly AudioFrameScanner _scanner = new(syntax);
    private readonly byte[] _last = new byte[Math.Max(syntax.HeaderSize, syntax.WantedSize)];
    private int _lastLength;

    /// <summary>What the frame headers say; null while none was read.</summary>
    public AudioFormat? Format { get; private set; }

    public override void Push(ReadOnlySpan<byte> bytes) => _scanner.Push(bytes, this);

    public override void OnPes() => _scanner.Expect();

    public override void Break() => _scanner.Discontinuity();

    public override void Complete() => units.End(units.Position);

    public override ElementaryReport? Describe() => Format is { } format ? ElementaryReport.Of(format) : null;

    public void OnFrame(ReadOnlySpan<byte> frame, int size, long position)
    {
        if (syntax.IsAccessUnit(frame))
        {
            units.Begin(position);
        }

        if (!frame.SequenceEqual(_last.AsSpan(0, _lastLength)))
        {
            frame.CopyTo(_last);
            _lastLength = frame.Length;
            Format = syntax.Describe(frame) ?? Format;
        }
    }
}
