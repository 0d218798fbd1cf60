using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wall;
using NUnit.Framework;

namespace Monitoring.Architecture.Tests;

/// <summary>
/// What is persisted or sent keeps its meaning for ever. A new row is added to the table here; a changed one needs its reason in the commit.
/// </summary>
public sealed class CatalogueFrozenTests
{
    private const string FrozenIndicators = """
        1010 ts_sync_loss
        1020 sync_byte_error
        1030 pat_error
        1031 pat_error_2
        1040 continuity_count_error
        1050 pmt_error
        1051 pmt_error_2
        1060 pid_error
        2010 transport_error
        2020 crc_error
        2030 pcr_error
        2031 pcr_repetition_error
        2032 pcr_discontinuity_indicator_error
        2040 pcr_accuracy_error
        2050 pts_error
        2060 cat_error
        3010 nit_error
        3011 nit_actual_error
        3012 nit_other_error
        3020 si_repetition_error
        3030 buffer_error
        3040 unreferenced_pid
        3041 unreferenced_pid_2
        3050 sdt_error
        3051 sdt_actual_error
        3052 sdt_other_error
        3060 eit_error
        3061 eit_actual_error
        3062 eit_other_error
        3063 eit_pf_error
        3070 rst_error
        3080 tdt_error
        3090 empty_buffer_error
        3100 data_delay_error
        5010 ts_bitrate
        5011 ts_packets
        5012 null_share
        5013 lost_packets
        5014 duplicate_packets
        5015 scrambled_packets
        5016 pcr_interval_max
        5017 datagrams
        5018 interarrival_max
        5110 service_bitrate
        5210 pid_bitrate
        5220 pcr_accuracy
        5221 pcr_overall_jitter
        5222 pcr_frequency_offset
        5223 pcr_drift_rate
        5300 stream_change
        5310 template_service_missing
        5311 template_service_extra
        5312 template_service_renamed
        5313 template_component_missing
        5314 template_component_extra
        5315 template_codec
        5316 template_scrambling
        5317 template_bitrate
        5318 template_property
        5400 dtmb_capacity
        5401 dtmb_clock_error
        5402 dtmb_fill
        5403 dtmb_spare
        5410 dtmb_rate
        5411 dtmb_mode_nit
        5412 dtmb_mode_plan
        5413 dtmb_clock
        5450 charset_missing
        5451 charset_wrong
        5460 sdt_nonstandard
        5500 video_frames
        5501 video_gop_length
        5510 video_width
        5511 video_height
        5600 rtp_packets
        5601 rtp_lost
        5602 rtp_late
        5603 rtp_duplicates
        5604 rtp_reordered
        5605 rtp_restarts
        5606 rtp_jitter
        5610 rtp_loss
        6010 service_outage
        6020 service_degradation
        6030 service_availability_error
        6031 service_availability_error_ratio
        6032 service_availability_error_seconds
        6033 service_degradation_error
        6034 service_degradation_error_ratio
        6035 service_degradation_error_seconds
        6036 service_impairments_error
        6037 service_impairments_error_ratio
        6038 service_impairments_error_seconds
        6040 beyond_guidelines
        7010 anomaly_score
        8010 probe_lost
        8020 probe_clock_offset
        8030 probe_receive_loss
        8040 probe_spool_loss
        8041 probe_spool_filling
        8050 probe_input_failure
        8060 spool_backlog
        8061 spool_bytes
        8062 spool_fill
        8063 spool_oldest_age
        8064 spool_lost_windows
        8065 spool_lost_events
        8070 gc_pause_max
        8071 stall_max
        8080 probe_configuration
        8090 input_removed
        9010 store_failure
        9020 disk_space_low
        9050 certificate_expiring
        9060 store_damage
        9070 enrolment_refused
        9080 store_unreadable
        9090 upkeep_late
        9100 backup_late
        9510 otlp
        """;

    [Test]
    public void Indicator_numbers_and_keys_are_frozen() =>
        Assert.That(
            Catalogue.All.Select(i => $"{i.Id} {i.Key}"),
            Is.EqualTo(FrozenIndicators.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public void Every_indicator_is_named_once_in_both_languages()
    {
        Assert.That(Catalogue.All.Select(i => i.Id), Is.Unique);
        Assert.That(Catalogue.All.Select(i => i.Key), Is.Unique);
        Assert.That(Catalogue.All.Where(i => i.Name.Length == 0 || i.NameZh.Length == 0 || i.Scale10 > 6), Is.Empty);
    }

    [Test]
    public void Our_own_checks_are_marked_as_not_of_a_standard() =>
        Assert.That(
            Catalogue.All.Where(i => i.Kind == IndicatorKind.Check && i.Clause.Length == 0).Select(i => i.Name),
            Has.All.EndsWith("U"));

    [Test]
    public void Checks_of_the_guidelines_stand_in_the_order_of_the_document() =>
        Assert.That(Catalogue.Tr101290.Select(i => (int)i.Id.Value), Is.Ordered);

    [Test]
    public void Persisted_enumerations_keep_their_values()
    {
        Assert.That(Values<VerdictState>(), Is.EqualTo("NotMeasured=0 NotApplicable=1 Ok=2 Fault=3 Pending=4 Suspended=5 Invalid=6"));
        Assert.That(Values<AlarmSeverity>(), Is.EqualTo("One=1 Two=2 Three=3 Four=4"));
        Assert.That(Values<AlarmTransitionKind>(), Is.EqualTo("Raised=1 Cleared=2 Acknowledged=3 Updated=4"));
        Assert.That(
            Values<TransitionReason>(),
            Is.EqualTo(
                "ConditionRaised=1 ConditionCleared=2 ConditionReturned=3 EntityRemoved=4 LateArrival=5 OperatorRequest=6 WindowVerdict=7 "
                + "Suspended=8"));
        Assert.That(Values<TileState>(), Is.EqualTo("Unknown=0 Normal=1 Degraded=2 Outage=3"));
    }

    [Test]
    public void Every_verdict_state_has_its_word() =>
        Assert.That(Enum.GetValues<VerdictState>().Select(s => s.ToWord()), Is.EqualTo(VerdictWords.All));

    private static string Values<T>()
        where T : struct, Enum =>
        string.Join(' ', Enum.GetValues<T>().Select(v => $"{v}={Convert.ToInt32(v, System.Globalization.CultureInfo.InvariantCulture)}"));
}
