using System.Globalization;

using DemoStreams;

string[] arguments = Environment.GetCommandLineArgs()[1..];
using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
using IDisposable onTerminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM,
    context =>
    {
        context.Cancel = true;
        stop.Cancel();
    });

try
{
    switch (arguments)
    {
        case ["build", string folder, string port]:
            Recording.MakeAll(folder);
            Configuration.Write(folder, int.Parse(port, CultureInfo.InvariantCulture));
            return 0;
        case ["play", string folder]:
            await Playback.RunAsync(folder, stop.Token);
            return 0;
        case ["check", string folder, string port]:
            return await AlarmCheck.RunAsync(folder, int.Parse(port, CultureInfo.InvariantCulture), stop.Token);
        default:
            await Console.Error.WriteLineAsync("usage: DemoStreams build FOLDER PORT | play FOLDER | check FOLDER PORT");
            return 2;
    }
}
catch (DemoException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
