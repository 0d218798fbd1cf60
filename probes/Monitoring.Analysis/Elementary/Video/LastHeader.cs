namespace Monitoring.Analysis.Elementary.Video;

/// <summary>The bytes of a header read last: the same again is not read again.</summary>
internal sealed class LastHeader
{
    private byte[] _bytes = [];

    /// <summary>The header is not the one before, and is kept from now on.</summary>
    public bool IsNew(ReadOnlySpan<byte> header)
    {
        if (header.SequenceEqual(_bytes))
        {
            return false;
        }

        _bytes = header.ToArray();
        return true;
    }
}
