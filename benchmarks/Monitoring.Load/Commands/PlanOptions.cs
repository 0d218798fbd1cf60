using System.CommandLine;
using Monitoring.Load.Plan;

namespace Monitoring.Load.Commands;

/// <summary>The options that make a plan.</summary>
internal sealed class PlanOptions
{
    private readonly Option<int> _probes;
    private readonly Option<int> _services;
    private readonly Option<int> _seconds;
    private readonly Option<ulong> _seed = new("--seed") { Description = "Makes another load of the same size", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _chaos = new("--chaos") { Description = $"What goes wrong: {Chaos.Syntax}" };

    public PlanOptions(Command command, int probes, int services, int seconds)
    {
        _probes = Whole("--probes", "Probes", probes, 9999);
        _services = Whole("--services", "Services of each", services, 2000);
        _seconds = Whole("--seconds", "Windows of each, one a second", seconds, 7 * 86_400);
        foreach (Option option in (Option[])[_probes, _services, _seconds, _seed, _chaos])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The plan that starts at a second.</summary>
    /// <exception cref="LoadException">What goes wrong is not understood.</exception>
    public LoadPlan Read(ParseResult parsed, Func<int, long> start)
    {
        Chaos chaos = Chaos.TryParse(parsed.GetValue(_chaos), out string wrong)
            ?? throw new LoadException($"--chaos: '{wrong}' is not understood; there are {Chaos.Syntax}");
        int seconds = parsed.GetValue(_seconds);
        return new LoadPlan(parsed.GetValue(_seed), parsed.GetValue(_probes), parsed.GetValue(_services), start(seconds), seconds, chaos);
    }

    /// <summary>An option that takes a whole number from 1 on.</summary>
    public static Option<int> Whole(string name, string what, int usual, int most)
    {
        Option<int> option = new(name) { Description = $"{what}, 1 to {most}", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 || result.GetValueOrDefault<int>() > most)
            {
                result.AddError($"{name} must be from 1 to {most}");
            }
        });
        return option;
    }
}
