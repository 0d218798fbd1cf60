using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Monitoring.Storage.Sqlite;

/// <summary>The day files of a folder, one per UTC day. A damaged one is moved aside and costs that day, never the store.</summary>
internal sealed class DayFiles(StoreOptions options, TimeProvider time, IStoreObserver observer) : IDisposable
{
    public const long SecondsPerDay = 86_400;

    private readonly ConcurrentDictionary<int, DayFile> _files = new();
    private readonly Lock _moving = new();

    /// <summary>The open files, by day.</summary>
    public IEnumerable<DayFile> All => _files.Values.OrderBy(file => file.Day);

    public static int DayOf(long unixSeconds) => (int)(unixSeconds / SecondsPerDay);

    /// <summary>Opens every day file of the folder.</summary>
    public void OpenExisting()
    {
        foreach (string path in DayFileName.In(options.Folder))
        {
            if (DayFileName.DayOf(path) is int day)
            {
                TryOpen(path, day);
            }
        }
    }

    /// <summary>The file of a day; null when there is none.</summary>
    public DayFile? Find(int day) => _files.GetValueOrDefault(day);

    /// <summary>The file of a day, created when there is none.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be created or written.</exception>
    public DayFile ForWriting(int day)
    {
        if (_files.TryGetValue(day, out DayFile? file))
        {
            return file;
        }

        file = new DayFile(PathOf(day), day, observer);
        try
        {
            file.Open();
        }
        catch
        {
            file.Dispose();
            throw;
        }

        return _files.GetOrAdd(day, file);
    }

    /// <summary>Writes to the file of a day; when it turns out damaged it is moved aside and the write goes to a new one.</summary>
    public T Write<T>(int day, Func<DayFile, T> write)
    {
        DayFile? file = Find(day);
        try
        {
            file ??= ForWriting(day);
            return write(file);
        }
        catch (SqliteException damage)
        {
            MoveAside(file, day, damage);
        }
        catch (ObjectDisposedException)
        {
            // A reader found the damage first and moved the file aside; the next line makes a new one.
        }

        try
        {
            return write(ForWriting(day));
        }
        catch (SqliteException cause)
        {
            throw StoreUnavailableException.CannotWrite(PathOf(day), cause);
        }
    }

    /// <summary>Reads from the file of a day; when it turns out damaged it is moved aside and the day has no data.</summary>
    public T Read<T>(DayReader reader, Func<DayReader, T> read, T whenLost)
    {
        try
        {
            return read(reader);
        }
        catch (SqliteException damage) when (SqliteFile.IsDamage(damage) && !options.ReadOnly)
        {
            MoveAside(reader.File, reader.File.Day, damage);
            return whenLost;
        }
        catch (SqliteException cause)
        {
            throw StoreUnavailableException.CannotOpen(reader.File.Path, cause);
        }
    }

    /// <summary>Closes and deletes a file; false while somebody still reads it: try again later.</summary>
    public bool TryDelete(DayFile file)
    {
        if (!file.TryRetire())
        {
            return false;
        }

        _files.TryRemove(file.Day, out _);
        foreach (string part in SqliteFile.Parts(file.Path).Concat(SchemaMigration.CopiesOf(file.Path)))
        {
            File.Delete(part);
        }

        return true;
    }

    public void Dispose()
    {
        foreach (DayFile file in _files.Values)
        {
            file.Dispose();
        }
    }

    private void TryOpen(string path, int day)
    {
        DayFile file = new(path, day, observer);
        try
        {
            if (!options.ReadOnly)
            {
                file.Open();
            }

            using DayReader? reader = file.Rent();
            reader!.RequireVersion();
            file.LastReceipt = reader.ReadLastReceipt();
            _files[day] = file;
        }
        catch (Exception damage) when (damage is SqliteException || (damage is StoreUnavailableException { IsOtherSchema: true } && !options.ReadOnly))
        {
            file.Dispose();
            if (options.ReadOnly)
            {
                observer.OnNotice(
                    StoreNotice.DayFileMovedAside, $"{path} is damaged and left out: {damage.Message.ReplaceLineEndings(" ")}");
            }
            else
            {
                MoveAside(file: null, day, damage);
            }
        }
    }

    /// <summary>Moves the damaged file of a day aside, once however many find the damage.</summary>
    private void MoveAside(DayFile? file, int day, Exception damage)
    {
        lock (_moving)
        {
            if (file is not null && !_files.TryRemove(KeyValuePair.Create(day, file)))
            {
                return;
            }

            file?.Dispose();
            string path = PathOf(day);
            string suffix = time.GetUtcNow().ToString("'.corrupt-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            foreach (string part in SqliteFile.Parts(path).Where(File.Exists))
            {
                File.Move(part, path + suffix + part[path.Length..], overwrite: true);
            }

            observer.OnNotice(
                StoreNotice.DayFileMovedAside,
                $"{path} cannot be used ({damage.Message.ReplaceLineEndings(" ")}) and was moved to {path}{suffix}; "
                + "that day's points are missing, all else goes on");
        }
    }

    private string PathOf(int day) => DayFileName.PathOf(options.Folder, day);
}
