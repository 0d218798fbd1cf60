using Monitoring.Contracts.Indicators;

namespace Monitoring.Analysis.Tr101290;

/// <summary>The record of every check of the catalogue, built or not, in its order.</summary>
internal sealed class CheckBook
{
    private readonly CheckRecord[] _all;

    public CheckBook()
    {
        _all = [.. Catalogue.Tr101290.Select(i => new CheckRecord(i, PerService(i)) { IsMirror = IsMirror(i), IsJoint = IsJoint(i) })];
    }

    public IReadOnlyList<CheckRecord> All => _all;

    public CheckRecord this[Indicator indicator] => _all.First(c => c.Indicator == indicator);

    /// <summary>The indicator of a check that is judged per service.</summary>
    public static Indicator Of(ServiceCheck check) => check switch
    {
        ServiceCheck.ContinuityCount => Catalogue.ContinuityCountError,
        ServiceCheck.Pmt => Catalogue.PmtError2,
        ServiceCheck.Pid => Catalogue.PidError,
        ServiceCheck.TransportError => Catalogue.TransportError,
        ServiceCheck.Crc => Catalogue.CrcError,
        ServiceCheck.PcrRepetition => Catalogue.PcrRepetitionError,
        ServiceCheck.Pts => Catalogue.PtsError,
        ServiceCheck.PcrDiscontinuity => Catalogue.PcrDiscontinuityIndicatorError,
        _ => throw new ArgumentOutOfRangeException(nameof(check)),
    };

    /// <summary>1.3, 1.5, 2.3, 3.1, 3.4 and 3.5 say again what 1.3.a, 1.5.a, 2.3.a or 2.3.b, 3.1.a, 3.4.a and 3.5.a say.</summary>
    private static bool IsMirror(Indicator indicator) =>
        indicator == Catalogue.PatError || indicator == Catalogue.PmtError || indicator == Catalogue.PcrError
        || indicator == Catalogue.NitError || indicator == Catalogue.UnreferencedPid || indicator == Catalogue.SdtError;

    /// <summary>Tables and PIDs of the whole stream: whatever is missing of one table is one cause.</summary>
    private static bool IsJoint(Indicator indicator) =>
        indicator.Priority == 3 && indicator != Catalogue.BufferError && indicator != Catalogue.EmptyBufferError
        && indicator != Catalogue.DataDelayError;

    private static ServiceCheck PerService(Indicator indicator)
    {
        for (ServiceCheck check = 0; check < ServiceCheck.Count; check++)
        {
            if (Of(check) == indicator)
            {
                return check;
            }
        }

        return ServiceCheck.None;
    }
}
