using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Dsmcc;

/// <summary>Walks the modules of a <see cref="DownloadInfoIndication"/> with <c>foreach</c>.</summary>
public ref struct DownloadModuleReader
{
    private int _left;

    internal DownloadModuleReader(ReadOnlySpan<byte> modules, int count)
    {
        Rest = modules;
        _left = count;
    }

    /// <summary>The module that <see cref="MoveNext"/> came to.</summary>
    public DownloadModule Current { get; private set; }

    /// <summary>What has not been read.</summary>
    internal ReadOnlySpan<byte> Rest { get; private set; }

    /// <summary>There are fewer modules than announced.</summary>
    internal readonly bool IsCut => _left > 0;

    /// <summary>Goes to the next module.</summary>
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }

        ByteCursor cursor = new(Rest);
        DownloadModule module = new()
        {
            ModuleId = cursor.Word(),
            ModuleSize = cursor.DoubleWord(),
            ModuleVersion = cursor.Byte(),
            ModuleInfo = cursor.Counted(),
        };
        if (cursor.Status != ParseStatus.Complete)
        {
            return false;
        }

        Current = module;
        Rest = cursor.Rest;
        _left--;
        return true;
    }
}
