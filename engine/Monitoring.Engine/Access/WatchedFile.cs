namespace Monitoring.Engine.Access;

/// <summary>
/// What a small file says, read again after it changed. Looks at most once a second. A file that was there and is gone, or can no
/// longer be reached, must not open the door: it counts as damaged until it is back or the engine starts anew.
/// </summary>
internal sealed class WatchedFile<T>
{
    private const long UsualMaxBytes = 1024 * 1024;
    private const long LookMilliseconds = 1000;

    private readonly string _path;
    private readonly Func<string, T> _parse;
    private readonly T _absent;
    private readonly long _maxBytes;
    private readonly Lock _gate = new();
    private T _value;
    private (DateTime WrittenAt, long Length) _stamp;
    private bool _wasThere;
    private long? _lookedAt;

    public WatchedFile(string path, Func<string, T> parse, T absent, long maxBytes = UsualMaxBytes)
    {
        _maxBytes = maxBytes;
        _path = path;
        _parse = parse;
        _absent = absent;
        _value = absent;
    }

    public T Value
    {
        get
        {
            lock (_gate)
            {
                long now = Environment.TickCount64;
                if (_lookedAt is null || now - _lookedAt >= LookMilliseconds)
                {
                    _lookedAt = now;
                    Look();
                }

                return _value;
            }
        }
    }

    /// <summary>The file was changed just now: the next who asks gets what it says then.</summary>
    public void LookAgain()
    {
        lock (_gate)
        {
            _lookedAt = null;
            _stamp = default;
        }
    }

    private void Look()
    {
        var file = new FileInfo(_path);
        if (!file.Exists)
        {
            _value = _wasThere ? _parse(string.Empty) : _absent;
            _stamp = default;
            return;
        }

        _wasThere = true;
        (DateTime, long) stamp = (file.LastWriteTimeUtc, file.Length);
        if (stamp != _stamp)
        {
            // A file that cannot be read, or is no text of ours, must not open the door: it parses as damaged.
            string? text = file.Length <= _maxBytes ? ReadOrNull() : string.Empty;
            _value = _parse(text ?? string.Empty);
            _stamp = text is null ? default : stamp; // what could not be read is tried again at the next look
        }
    }

    private string? ReadOrNull()
    {
        try
        {
            return File.ReadAllText(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
