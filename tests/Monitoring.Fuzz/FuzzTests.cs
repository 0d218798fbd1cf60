using System.Diagnostics;
using System.Globalization;
using Monitoring.Fuzz.Regressions;
using NUnit.Framework;

namespace Monitoring.Fuzz;

/// <summary>
/// Runs every target over its seeds and over a fixed number of mutations of them, the same on every run; for as long as
/// <c>MONITORING_FUZZ_SECONDS</c> says where it is set. A failure prints the input, to be kept under Regressions.
/// </summary>
public sealed class FuzzTests
{
    private const string SecondsVariable = "MONITORING_FUZZ_SECONDS";
    private const int Iterations = 60_000;
    private const int Seed = 20240917;

    /// <summary>Far beyond any run that ends: a parser that is still at it hangs.</summary>
    private static readonly TimeSpan HangsAfter = TimeSpan.FromMinutes(2);

    public static IEnumerable<IFuzzTarget> Targets() =>
        typeof(FuzzTests).Assembly.GetTypes()
            .Where(t => t.IsClass && t.IsAssignableTo(typeof(IFuzzTarget)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (IFuzzTarget)Activator.CreateInstance(t)!);

    [TestCaseSource(nameof(Targets))]
    public void Any_bytes_are_parsed(IFuzzTarget target)
    {
        var budget = TimeSpan.FromSeconds(SecondsForEach());
        byte[] input = [];
        var run = Task.Run(() =>
        {
            List<byte[]> seeds = [.. target.Seeds()];
            foreach (byte[] seed in seeds)
            {
                input = seed;
                target.Run(input);
            }

            var mutator = new Mutator(Seed);
            var watch = Stopwatch.StartNew();
            for (int iteration = 0; iteration < Iterations || watch.Elapsed < budget; iteration++)
            {
                input = mutator.Next(seeds);
                target.Run(input);
            }
        });

        bool ended = Task.WaitAny([run], budget + HangsAfter) == 0;

        Assert.That(ended, $"hangs on {Convert.ToHexString(input)}");
        Assert.That(run.Exception?.InnerException, Is.Null, $"input {Convert.ToHexString(input)}");
    }

    [TestCaseSource(typeof(FoundInputs), nameof(FoundInputs.All))]
    public void What_once_failed_is_parsed(string target, string why, string input)
    {
        IFuzzTarget found = Targets().Single(t => t.GetType().Name == target);

        Assert.That(() => found.Run(Convert.FromHexString(input)), Throws.Nothing, why);
    }

    private static double SecondsForEach() =>
        double.TryParse(Environment.GetEnvironmentVariable(SecondsVariable), CultureInfo.InvariantCulture, out double seconds)
            ? seconds / Targets().Count()
            : 0;
}
