using Microsoft.Data.Sqlite;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// Looks at all files of a store before the first of them is touched: where a newer version wrote one, or there is no room to bring all of
/// them forward, nothing is changed.
/// </summary>
internal static class SchemaCheck
{
    /// <summary>Bytes that stay free beside the copies: the migrations themselves write, too.</summary>
    public const long SpareBytes = 16 * 1024 * 1024;

    /// <summary>A version farther ahead than that is no version: the file is damaged.</summary>
    private const int FarthestAhead = 1000;

    /// <summary>The databases of a folder and the version of each that this program knows.</summary>
    public static IReadOnlyList<(string Path, int Known)> FilesOf(string folder) =>
        [
            (Path.Combine(folder, "core.db"), SqliteSchema.Core.Count),
            (Path.Combine(folder, "rollup.db"), SqliteSchema.RollUps.Count),
            .. DayFileName.In(folder).Select(path => (path, SqliteSchema.Day.Count)),
        ];

    /// <summary>Refuses what a newer version wrote, and what there is no room to copy; what is damaged is left to who opens it.</summary>
    /// <exception cref="StoreUnavailableException">Says which, and what to do.</exception>
    public static void Run(string folder, IReadOnlyList<(string Path, int Known)> files)
    {
        int older = 0;
        long bytes = 0;
        foreach ((string path, int known) in files.Where(file => File.Exists(file.Path)))
        {
            long version = VersionOf(path);
            if (version > known && version <= known + FarthestAhead)
            {
                throw StoreUnavailableException.NewerVersion(path, version, known);
            }

            if (version > 0 && version < known)
            {
                older++;
                bytes += SqliteFile.Parts(path).Where(File.Exists).Sum(part => new FileInfo(part).Length);
            }
        }

        long free = older == 0 ? long.MaxValue : new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < bytes + SpareBytes)
        {
            throw StoreUnavailableException.NoRoomForCopies(folder, older, bytes + SpareBytes, free);
        }
    }

    private static long VersionOf(string path)
    {
        try
        {
            using SqliteConnection connection = SqliteFile.OpenReader(path);
            return SqliteFile.Version(connection);
        }
        catch (SqliteException)
        {
            return 0;
        }
    }
}
