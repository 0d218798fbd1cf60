namespace Monitoring.Analysis.Profiles;

/// <summary>The limits a profile has; each is a row of its file.</summary>
public static class LimitKey
{
    /// <summary>Longest time between two PATs (No 1.3, 1.3.a).</summary>
    public const string PatInterval = "patInterval";

    /// <summary>Longest time between two PMTs of a program (No 1.5, 1.5.a).</summary>
    public const string PmtInterval = "pmtInterval";

    /// <summary>Longest silence of a video, audio or PCR PID (No 1.6).</summary>
    public const string PidSilence = "pidSilence";

    /// <summary>Longest time between two PCRs of a program (No 2.3.a).</summary>
    public const string PcrInterval = "pcrInterval";

    /// <summary>Largest step of the PCR that is no discontinuity (No 2.3.b).</summary>
    public const string PcrStep = "pcrStep";

    /// <summary>Largest step of the clock of a DTMB modulator, against that of the probe (DTMB.CLOCK).</summary>
    public const string DtmbClock = "dtmbClock";

    /// <summary>Largest distance of a PCR from the value due at its byte position (No 2.4).</summary>
    public const string PcrAccuracy = "pcrAccuracy";

    /// <summary>Longest time between two PTSs of picture or sound (No 2.5).</summary>
    public const string PtsInterval = "ptsInterval";

    /// <summary>Longest time without a CAT while anything is scrambled (No 2.6).</summary>
    public const string CatInterval = "catInterval";

    public const string NitActualInterval = "nitActualInterval";

    public const string NitOtherInterval = "nitOtherInterval";

    public const string SdtActualInterval = "sdtActualInterval";

    public const string SdtOtherInterval = "sdtOtherInterval";

    public const string BatInterval = "batInterval";

    /// <summary>EIT present/following of this transport stream.</summary>
    public const string EitActualInterval = "eitActualInterval";

    /// <summary>EIT present/following of other transport streams.</summary>
    public const string EitOtherInterval = "eitOtherInterval";

    /// <summary>EIT schedule of this transport stream within the prime days.</summary>
    public const string EitScheduleActualPrimeInterval = "eitScheduleActualPrimeInterval";

    public const string EitScheduleActualLaterInterval = "eitScheduleActualLaterInterval";

    public const string EitScheduleOtherPrimeInterval = "eitScheduleOtherPrimeInterval";

    public const string EitScheduleOtherLaterInterval = "eitScheduleOtherLaterInterval";

    /// <summary>Days of the EIT schedule, from today on, that repeat faster.</summary>
    public const string EitSchedulePrimeDays = "eitSchedulePrimeDays";

    public const string TdtInterval = "tdtInterval";

    public const string TotInterval = "totInterval";

    /// <summary>Largest difference between the time the TDT tells and that of the host.</summary>
    public const string TdtOffset = "tdtOffset";

    /// <summary>Shortest time from the end of a section to the start of the next one.</summary>
    public const string SectionGap = "sectionGap";

    /// <summary>Longest time a PID may come that no table names (No 3.4, 3.4.a).</summary>
    public const string UnreferencedPid = "unreferencedPid";

    /// <summary>Length of the intervals SAE, SDE and SIE are counted over; a second at least.</summary>
    public const string AvailabilityInterval = "availabilityInterval";

    /// <summary>An interval with more errors than this is one of the ratio of SAE, SDE or SIE.</summary>
    public const string AvailabilityThreshold = "availabilityThreshold";
}
