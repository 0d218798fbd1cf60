using System.Globalization;

namespace Monitoring.Load.Plan;

/// <summary>What goes wrong between a probe and the engine.</summary>
/// <param name="Duplicate">Share of batches sent a second time.</param>
/// <param name="Reorder">Share of batches that change places with the next.</param>
/// <param name="Delay">Share of batches held back.</param>
/// <param name="DelaySeconds">For how many windows they are.</param>
/// <param name="CutAt">Window at which every probe is cut off.</param>
/// <param name="CutSeconds">For how many windows; 0: never. What piled up comes on the backfill lane, newest first, beside the live windows.</param>
/// <param name="ClockStep">Seconds by which the clock of every second probe jumps in the middle.</param>
internal sealed record Chaos(
    double Duplicate = 0, double Reorder = 0, double Delay = 0, int DelaySeconds = 10, int CutAt = 0, int CutSeconds = 0, int ClockStep = 0)
{
    /// <summary>What can be written in <see cref="TryParse"/>.</summary>
    public const string Syntax = "duplicate=SHARE, reorder=SHARE, delay=SHARE:SECONDS, cut=AT:SECONDS, clock=SECONDS";

    /// <summary>Reads e.g. <c>duplicate=0.01,delay=0.02:30,cut=60:600,clock=-20</c>; null with the part that is wrong.</summary>
    public static Chaos? TryParse(string? text, out string wrong)
    {
        Chaos chaos = new();
        wrong = string.Empty;
        foreach (string part in (text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Chaos? next = part.Split('=') is [string name, string value] ? Add(chaos, name, value.Split(':')) : null;
            if (next is null)
            {
                wrong = part;
                return null;
            }

            chaos = next;
        }

        return chaos;
    }

    private static Chaos? Add(Chaos chaos, string name, string[] values) => (name, values) switch
    {
        ("duplicate", [var share]) when Share(share, out double s) => chaos with { Duplicate = s },
        ("reorder", [var share]) when Share(share, out double s) => chaos with { Reorder = s },
        ("delay", [var share, var seconds]) when Share(share, out double s) && Whole(seconds, 1, out int n) => chaos with { Delay = s, DelaySeconds = n },
        ("cut", [var at, var seconds]) when Whole(at, 0, out int a) && Whole(seconds, 1, out int n) => chaos with { CutAt = a, CutSeconds = n },
        ("clock", [var seconds]) when Whole(seconds, -3600, out int n) => chaos with { ClockStep = n },
        _ => null,
    };

    private static bool Share(string text, out double share) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share) && share <= 1;

    private static bool Whole(string text, int least, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= least && number <= 7 * 86_400;
}
