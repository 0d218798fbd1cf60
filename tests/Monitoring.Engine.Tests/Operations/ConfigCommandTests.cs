using Monitoring.Engine.Commands;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Operations;

/// <summary>Settings judged before an engine is started with them.</summary>
[NonParallelizable]
public sealed class ConfigCommandTests
{
    [Test]
    public async Task Settings_that_serve_are_ok_and_nothing_is_made()
    {
        using TemporaryFolder folder = new();

        (int status, string output, string error) = await RunAsync(folder, "{ \"data\": \"store\" }");

        Assert.That((status, output, error), Is.EqualTo((0, "ok\n", string.Empty)));
        Assert.That(Directory.Exists(folder.File("store")), Is.False);
    }

    [Test]
    public async Task Every_mistake_is_one_line()
    {
        using TemporaryFolder folder = new();

        (int settings, _, string first) = await RunAsync(folder, "{ \"listn\": \"x\",\n \"probeLostSeconds\": 0 }");
        await File.WriteAllTextAsync(folder.File("rules.json"), "{ \"cat_error\": { \"severity\": 9 } }");
        (int start, _, string second) = await RunAsync(folder, "{ \"listen\": \"http://0.0.0.0:1\", \"rules\": \"rules.json\" }");

        Assert.That((settings, start), Is.EqualTo((2, 2)));
        Assert.That(first.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2));
        string[] lines = second.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.Contain("can be reached from outside"));
        Assert.That(lines[1], Does.Contain("cat_error.severity"));
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(TemporaryFolder folder, string settings)
    {
        await File.WriteAllTextAsync(folder.File("engine.json"), settings);
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using StringWriter told = new();
        using StringWriter refused = new();
        Console.SetOut(told);
        Console.SetError(refused);
        try
        {
            return (await EngineCommands.RunAsync(["config", "check", "--config", folder.File("engine.json")]), told.ToString(), refused.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
