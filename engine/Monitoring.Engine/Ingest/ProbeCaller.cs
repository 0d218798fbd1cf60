using Monitoring.Alerting;

namespace Monitoring.Engine.Ingest;

/// <summary>Who calls, as far as it was proved: one probe, anybody where nothing has to be proved, or nobody we speak with.</summary>
public sealed record ProbeCaller
{
    private ProbeCaller(string? probe, string proof, int status, string reason)
    {
        Probe = probe;
        Proof = proof;
        Status = status;
        Reason = reason;
    }

    /// <summary>Nothing has to be proved: every probe may report.</summary>
    public static ProbeCaller Anybody { get; } = new(null, string.Empty, 0, string.Empty);

    /// <summary>The probe it is; null when it is not known.</summary>
    public string? Probe { get; }

    /// <summary>What proved it: token or certificate.</summary>
    public string Proof { get; }

    /// <summary>The call has to be answered with <see cref="Status"/> and <see cref="Reason"/>.</summary>
    public bool IsRefused => Status != 0;

    /// <summary>HTTP status of the refusal; 0 without one.</summary>
    public int Status { get; }

    /// <summary>Why it is refused and what to do, in one line.</summary>
    public string Reason { get; }

    /// <summary>A probe that showed what only it has.</summary>
    public static ProbeCaller Of(string probe, string proof) => new(probe, proof, 0, string.Empty);

    /// <summary>A caller that is not let in.</summary>
    public static ProbeCaller Refused(int status, string reason) => new(null, string.Empty, status, reason);

    /// <summary>Whether it may speak for a probe; null when it may, else status and reason of the refusal.</summary>
    public (int Status, string Reason)? WhyNot(string probe) =>
        IsRefused ? (Status, Reason)
        : probe == AlarmBook.EngineName ? (StatusCodes.Status403Forbidden, $"'{probe}' is the engine itself and no probe")
        : Probe is null || Probe == probe ? null
        : (StatusCodes.Status403Forbidden, $"the {Proof} is that of probe '{Probe}' and not of '{probe}'");
}
