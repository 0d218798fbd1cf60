using Monitoring.Contracts.Wording;

namespace Monitoring.Contracts.Wire;

/// <summary>Sentences of evidence on the wire.</summary>
public static class StatementWire
{
    /// <summary>As it is sent.</summary>
    public static EvidenceSentence Write(Statement statement)
    {
        EvidenceSentence evidence = new() { Sentence = statement.Sentence };
        foreach (StatementValue value in statement.Values)
        {
            EvidenceValue written = new() { Name = value.Name, Unit = value.Unit };
            if (value.Number is { } number)
            {
                written.Number = number;
            }
            else
            {
                written.Text = value.Text ?? string.Empty;
            }

            evidence.Values.Add(written);
        }

        return evidence;
    }

    /// <summary>As it came.</summary>
    public static Statement Read(EvidenceSentence evidence) => new(
        evidence.Sentence,
        [.. evidence.Values.Select(v => new StatementValue(
            v.Name, v.Unit, v.ValueCase == EvidenceValue.ValueOneofCase.Number ? v.Number : null, v.ValueCase == EvidenceValue.ValueOneofCase.Text ? v.Text : null))]);
}
