using Spectre.Console;

namespace Monitoring.Probe.Commands;

/// <summary>What a command has found, on standard output. A reader that closed the pipe has seen enough, and that is no failure.</summary>
internal static class CommandOutput
{
    private const int WidthOfFile = 160;

    /// <summary>Writes a document and nothing else.</summary>
    public static void WriteDocument(Action<Stream> write) => Write(() =>
    {
        using Stream output = Console.OpenStandardOutput();
        using BufferedStream buffered = new(output);
        write(buffered);
    });

    /// <summary>Writes for people: in colour on a terminal; plain and wide into a file or a pipe.</summary>
    public static void WriteText(Action<IAnsiConsole> write) => Write(() => write(Terminal()));

    private static void Write(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            Console.SetOut(TextWriter.Null);
        }
    }

    private static IAnsiConsole Terminal()
    {
        bool redirected = Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (redirected)
        {
            console.Profile.Width = WidthOfFile;
        }

        return console;
    }
}
