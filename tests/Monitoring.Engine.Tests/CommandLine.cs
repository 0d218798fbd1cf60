using System.Text;
using Monitoring.Engine.Commands;

namespace Monitoring.Engine.Tests;

/// <summary>
/// Commands as a user types them. What one writes and reads is its own, whatever else runs at the same time: the console of this process
/// asks who is writing.
/// </summary>
internal static class CommandLine
{
    private static readonly AsyncLocal<Terminal?> Current = new();
    private static readonly Lazy<bool> Installed = new(Install);

    /// <summary>Runs a command and keeps what it says.</summary>
    /// <param name="arguments">As typed, without the name of the program.</param>
    /// <param name="input">What is typed when it asks.</param>
    public static async Task<CommandAnswer> RunAsync(IReadOnlyList<string> arguments, string input = "")
    {
        Terminal terminal = new(new StringReader(input));
        Current.Value = Installed.Value ? terminal : null;
        int status = await EngineCommands.RunAsync([.. arguments]);
        return new CommandAnswer(status, terminal.Output.ToString(), terminal.Error.ToString());
    }

    /// <summary>Stands before the console that the test runner put in place before its first test.</summary>
    private static bool Install()
    {
        Console.SetOut(new Writer(Console.Out, terminal => terminal.Output));
        Console.SetError(new Writer(Console.Error, terminal => terminal.Error));
        Console.SetIn(new Reader());
        return true;
    }

    private sealed record Terminal(TextReader Input)
    {
        public StringWriter Output { get; } = new() { NewLine = "\n" };

        public StringWriter Error { get; } = new() { NewLine = "\n" };
    }

    private sealed class Writer(TextWriter others, Func<Terminal, TextWriter> side) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        private TextWriter Mine => Current.Value is Terminal terminal ? side(terminal) : others;

        public override void Write(char value) => Mine.Write(value);

        public override void Write(string? value) => Mine.Write(value);

        public override void Write(char[] buffer, int index, int count) => Mine.Write(buffer, index, count);

        public override void Flush() => Mine.Flush();
    }

    private sealed class Reader : TextReader
    {
        public override int Read() => Current.Value?.Input.Read() ?? -1;

        public override int Peek() => Current.Value?.Input.Peek() ?? -1;

        public override string? ReadLine() => Current.Value?.Input.ReadLine();
    }
}
