using System.Globalization;

namespace Monitoring.Engine.Queries;

/// <summary>Reads lengths of time as people and Prometheus write them: <c>90</c>, <c>15s</c>, <c>5m</c>, <c>1h30m</c>, <c>7d</c>, <c>2w</c>.</summary>
public static class StepText
{
    private const long Longest = 366L * 86_400;

    /// <summary>Whole seconds, from 1 to 366 days; false for anything else.</summary>
    public static bool TryRead(string? text, out long seconds)
    {
        seconds = 0;
        if (string.IsNullOrEmpty(text) || text.Length > 32)
        {
            return false;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double plain))
        {
            seconds = plain <= Longest ? (long)plain : 0;
            return seconds == plain && seconds > 0;
        }

        long number = -1;
        foreach (char letter in text)
        {
            if (char.IsAsciiDigit(letter))
            {
                number = (Math.Max(0, number) * 10) + (letter - '0');
            }
            else
            {
                long unit = letter switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, 'w' => 7 * 86_400, _ => 0 };
                seconds += number * unit;
                if (unit == 0 || number < 0)
                {
                    return false;
                }

                number = -1;
            }

            if (number > Longest || seconds > Longest)
            {
                return false;
            }
        }

        return number < 0 && seconds > 0;
    }
}
