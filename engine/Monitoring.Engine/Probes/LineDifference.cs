using System.Globalization;

namespace Monitoring.Engine.Probes;

/// <summary>What differs between two texts, line by line, for people: lines that go begin with '-', lines that come with '+'.</summary>
public static class LineDifference
{
    private const int Context = 3;
    private const int MostLines = 2000;

    /// <summary>Cells of the table of the longest common subsequence; texts that would need more are shown as replaced.</summary>
    private const long MostCells = 4_000_000;

    /// <summary>The lines; none where the texts are the same.</summary>
    public static IReadOnlyList<string> Of(string before, string after)
    {
        string[] old = before.Split('\n');
        string[] next = after.Split('\n');
        int head = 0;
        while (head < old.Length && head < next.Length && old[head] == next[head])
        {
            head++;
        }

        if (head == old.Length && head == next.Length)
        {
            return [];
        }

        int tail = 0;
        while (tail < old.Length - head && tail < next.Length - head && old[^(tail + 1)] == next[^(tail + 1)])
        {
            tail++;
        }

        List<(char Mark, string Line)> all = [.. old.Take(head).Select(line => (' ', line))];
        AddMiddle(all, old[head..^tail], next[head..^tail]);
        all.AddRange(old.Skip(old.Length - tail).Select(line => (' ', line)));
        return Show(all);
    }

    private static void AddMiddle(List<(char Mark, string Line)> all, string[] old, string[] next)
    {
        if ((long)(old.Length + 1) * (next.Length + 1) > MostCells)
        {
            all.AddRange(old.Select(line => ('-', line)));
            all.AddRange(next.Select(line => ('+', line)));
            return;
        }

        // common[i][j]: lines that old from i and next from j have in common, in order.
        int[][] common = [.. Enumerable.Range(0, old.Length + 1).Select(_ => new int[next.Length + 1])];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = next.Length - 1; j >= 0; j--)
            {
                common[i][j] = old[i] == next[j] ? common[i + 1][j + 1] + 1 : Math.Max(common[i + 1][j], common[i][j + 1]);
            }
        }

        int o = 0, n = 0;
        while (o < old.Length || n < next.Length)
        {
            if (o < old.Length && n < next.Length && old[o] == next[n])
            {
                all.Add((' ', old[o++]));
                n++;
            }
            else if (n == next.Length || (o < old.Length && common[o + 1][n] >= common[o][n + 1]))
            {
                all.Add(('-', old[o++]));
            }
            else
            {
                all.Add(('+', next[n++]));
            }
        }
    }

    /// <summary>Changes with a few lines around them; a gap says how many lines it stands for.</summary>
    private static List<string> Show(List<(char Mark, string Line)> all)
    {
        bool[] isShown = new bool[all.Count];
        for (int i = 0; i < all.Count; i++)
        {
            for (int near = Math.Max(0, i - Context); all[i].Mark != ' ' && near <= Math.Min(all.Count - 1, i + Context); near++)
            {
                isShown[near] = true;
            }
        }

        List<string> lines = [];
        int hidden = 0;
        for (int i = 0; i <= all.Count; i++)
        {
            if (i < all.Count && !isShown[i])
            {
                hidden++;
                continue;
            }

            if (hidden > 0 && i < all.Count)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"@ {hidden} lines"));
            }

            hidden = 0;
            if (lines.Count >= MostLines)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"@ and {all.Count - i} lines more"));
                break;
            }

            if (i < all.Count)
            {
                lines.Add($"{all[i].Mark} {all[i].Line}");
            }
        }

        return lines;
    }
}
