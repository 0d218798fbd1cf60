namespace Monitoring.Analysis.Elementary.Video;

/// <summary>The bytes of a header read last: the same again is not read again.</summary>
internal sealed class LastHeader
{
    private byte[] _bytes = [];
    private int _length;

    /// <summary>The header is not the one before, and is kept from now on.</summary>
    public bool IsNew(ReadOnlySpan<byte> header)
    {
        if (header.SequenceEqual(_bytes.AsSpan(0, _length)))
        {
            return false;
        }

        if (header.Length > _bytes.Length)
        {
            _bytes = new byte[header.Length];
        }

        header.CopyTo(_bytes);
        _length = header.Length;
        return true;
    }
}
