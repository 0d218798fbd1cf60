using Spectre.Console;

namespace Monitoring.Probe.Commands;

/// <summary>A bar on standard error while a long input is read.</summary>
internal static class ReadingProgress
{
    private const long LongInput = 64L * 1024 * 1024;

    /// <summary>Runs <paramref name="read"/>, which tells the bytes read so far where it is given someone to tell.</summary>
    public static void Show(AnalyzeInput source, bool isWanted, Action<Action<long>?> read)
    {
        if (!isWanted || Console.IsErrorRedirected || source.Length <= LongInput)
        {
            read(null);
            return;
        }

        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        terminal.Progress().AutoClear(true).Start(progress =>
        {
            ProgressTask bar = progress.AddTask(Markup.Escape(source.Name), maxValue: source.Length);
            read(total => bar.Value = total);
        });
    }
}
