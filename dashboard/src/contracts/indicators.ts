// Generated from Monitoring.Contracts; after a change there run
// MONITORING_WRITE_CONTRACTS=1 dotnet test tests/Monitoring.Architecture.Tests --filter FullyQualifiedName~DashboardContracts

import type { AlarmSeverity } from './alarms';

export const IndicatorKind = {
  Check: 0,
  Quantity: 1,
  Event: 2,
} as const;
export type IndicatorKind = (typeof IndicatorKind)[keyof typeof IndicatorKind];

export const ServiceImpact = {
  None: 0,
  Degradation: 1,
  Outage: 2,
} as const;
export type ServiceImpact = (typeof ServiceImpact)[keyof typeof ServiceImpact];

export const Unit = {
  Count: 0,
  BitsPerSecond: 1,
  Milliseconds: 2,
  Seconds: 3,
  Bytes: 4,
  Ratio: 5,
  Indicator: 6,
  Nanoseconds: 7,
  Hertz: 8,
  HertzPerSecond: 9,
  PartsPerMillion: 10,
  Foreign: 11,
} as const;
export type Unit = (typeof Unit)[keyof typeof Unit];

export interface Indicator {
  readonly id: number;
  readonly key: string;
  readonly number: string;
  readonly name: string;
  readonly nameZh: string;
  readonly kind: IndicatorKind;
  readonly unit: Unit;
  readonly scale10: number;
  readonly priority: number;
  readonly impact: ServiceImpact;
  readonly severity: AlarmSeverity;
  readonly clause: string;
}

export const catalogue: readonly Indicator[] = [
  { id: 1010, key: 'ts_sync_loss', number: '1.1', name: 'TS_sync_loss', nameZh: '同步丢失', kind: 0, unit: 0, scale10: 0, priority: 1, impact: 2, severity: 1, clause: 'TR 101 290 V1.4.1 5.2.1 No 1.1' },
  { id: 1020, key: 'sync_byte_error', number: '1.2', name: 'Sync_byte_error', nameZh: '同步字节错误', kind: 0, unit: 0, scale10: 0, priority: 1, impact: 1, severity: 3, clause: 'TR 101 290 V1.4.1 5.2.1 No 1.2' },
  { id: 1030, key: 'pat_error', number: '1.3', name: 'PAT_error', nameZh: 'PAT 错误', kind: 0, unit: 0, scale10: 0, priority: 1, impact: 2, severity: 1, clause: 'TR 101 290 V1.4.1 5.2.1 No 1.3' },
  { id: 1031, key: 'pat_error_2', number: '1.3.a', name: 'PAT_error_2', nameZh: 'PAT 错误(二)', kind: 0, unit: 0, scale10: 0, priority: 1, impact: 2, severity: 1, clause: 'TR 101 290 V1.4.1 5.2.1 No 1.3.a' },
  { id: 1040, key: 'continuity_count_error', number: '1.4', name: 'Continuity_count_error', nameZh: '连续计数错误', kind: 0, unit: 0, scale10: 0, priority: 1, impact: 1, severity: 3, clause: 'TR 101 290 V1.4.1 5.2.1 No 1.4' },
  { id: 1050, key: 'pmt_error', number: '1.5', name: 'PMT_error', nameZh: 'PMT 错误', kind: 0, unit: 0, scale10: 0, priority: 1, impact: 2, severity: 2, clause: 'TR 101 290 V1.4.1 5.2.1 No 1.5' },
  { id: 1051, key: 'pmt_error_2', number: '1.5.a', name: 'PMT_error_2', nameZh: 'PMT 错误(二)', kind: 0, unit: 0, scale10: 0, priority: 1, impact: 2, severity: 2, clause: 'TR 101 290 V1.4.1 5.2.1 No 1.5.a' },
  { id: 1060, key: 'pid_error', number: '1.6', name: 'PID_error', nameZh: 'PID 错误', kind: 0, unit: 0, scale10: 0, priority: 1, impact: 2, severity: 2, clause: 'TR 101 290 V1.4.1 5.2.1 No 1.6' },
  { id: 2010, key: 'transport_error', number: '2.1', name: 'Transport_error', nameZh: '传输错误', kind: 0, unit: 0, scale10: 0, priority: 2, impact: 1, severity: 3, clause: 'TR 101 290 V1.4.1 5.2.2 No 2.1' },
  { id: 2020, key: 'crc_error', number: '2.2', name: 'CRC_error', nameZh: 'CRC 错误', kind: 0, unit: 0, scale10: 0, priority: 2, impact: 1, severity: 3, clause: 'TR 101 290 V1.4.1 5.2.2 No 2.2' },
  { id: 2030, key: 'pcr_error', number: '2.3', name: 'PCR_error', nameZh: 'PCR 错误', kind: 0, unit: 0, scale10: 0, priority: 2, impact: 1, severity: 3, clause: 'TR 101 290 V1.4.1 5.2.2 No 2.3' },
  { id: 2031, key: 'pcr_repetition_error', number: '2.3.a', name: 'PCR_repetition_error', nameZh: 'PCR 间隔错误', kind: 0, unit: 0, scale10: 0, priority: 2, impact: 1, severity: 3, clause: 'TR 101 290 V1.4.1 5.2.2 No 2.3.a' },
  { id: 2032, key: 'pcr_discontinuity_indicator_error', number: '2.3.b', name: 'PCR_discontinuity_indicator_error', nameZh: 'PCR 不连续指示错误', kind: 0, unit: 0, scale10: 0, priority: 2, impact: 1, severity: 3, clause: 'TR 101 290 V1.4.1 5.2.2 No 2.3.b' },
  { id: 2040, key: 'pcr_accuracy_error', number: '2.4', name: 'PCR_accuracy_error', nameZh: 'PCR 精度错误', kind: 0, unit: 0, scale10: 0, priority: 2, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.2 No 2.4' },
  { id: 2050, key: 'pts_error', number: '2.5', name: 'PTS_error', nameZh: 'PTS 错误', kind: 0, unit: 0, scale10: 0, priority: 2, impact: 1, severity: 3, clause: 'TR 101 290 V1.4.1 5.2.2 No 2.5' },
  { id: 2060, key: 'cat_error', number: '2.6', name: 'CAT_error', nameZh: 'CAT 错误', kind: 0, unit: 0, scale10: 0, priority: 2, impact: 0, severity: 3, clause: 'TR 101 290 V1.4.1 5.2.2 No 2.6' },
  { id: 3010, key: 'nit_error', number: '3.1', name: 'NIT_error', nameZh: 'NIT 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.1' },
  { id: 3011, key: 'nit_actual_error', number: '3.1.a', name: 'NIT_actual_error', nameZh: '现行 NIT 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.1.a' },
  { id: 3012, key: 'nit_other_error', number: '3.1.b', name: 'NIT_other_error', nameZh: '其他 NIT 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.1.b' },
  { id: 3020, key: 'si_repetition_error', number: '3.2', name: 'SI_repetition_error', nameZh: 'SI 重复率错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.2' },
  { id: 3030, key: 'buffer_error', number: '3.3', name: 'Buffer_error', nameZh: '缓冲器错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.3' },
  { id: 3040, key: 'unreferenced_pid', number: '3.4', name: 'Unreferenced_PID', nameZh: '未引用 PID', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.4' },
  { id: 3041, key: 'unreferenced_pid_2', number: '3.4.a', name: 'Unreferenced_PID_2', nameZh: '未引用 PID(二)', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.4.a' },
  { id: 3050, key: 'sdt_error', number: '3.5', name: 'SDT_error', nameZh: 'SDT 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.5' },
  { id: 3051, key: 'sdt_actual_error', number: '3.5.a', name: 'SDT_actual_error', nameZh: '现行 SDT 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.5.a' },
  { id: 3052, key: 'sdt_other_error', number: '3.5.b', name: 'SDT_other_error', nameZh: '其他 SDT 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.5.b' },
  { id: 3060, key: 'eit_error', number: '3.6', name: 'EIT_error', nameZh: 'EIT 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.6' },
  { id: 3061, key: 'eit_actual_error', number: '3.6.a', name: 'EIT_actual_error', nameZh: '现行 EIT 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.6.a' },
  { id: 3062, key: 'eit_other_error', number: '3.6.b', name: 'EIT_other_error', nameZh: '其他 EIT 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.6.b' },
  { id: 3063, key: 'eit_pf_error', number: '3.6.c', name: 'EIT_PF_error', nameZh: 'EIT P/F 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.6.c' },
  { id: 3070, key: 'rst_error', number: '3.7', name: 'RST_error', nameZh: 'RST 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.7' },
  { id: 3080, key: 'tdt_error', number: '3.8', name: 'TDT_error', nameZh: 'TDT 错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.8' },
  { id: 3090, key: 'empty_buffer_error', number: '3.9', name: 'Empty_buffer_error', nameZh: '空缓冲器错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.9' },
  { id: 3100, key: 'data_delay_error', number: '3.10', name: 'Data_delay_error', nameZh: '数据延迟错误', kind: 0, unit: 0, scale10: 0, priority: 3, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.2.3 No 3.10' },
  { id: 5010, key: 'ts_bitrate', number: '', name: 'TS bitrate', nameZh: '总码率', kind: 1, unit: 1, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5011, key: 'ts_packets', number: '', name: 'TS packets', nameZh: 'TS 包数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5012, key: 'null_share', number: '', name: 'Null packet share', nameZh: '空包占比', kind: 1, unit: 5, scale10: 4, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5013, key: 'lost_packets', number: '', name: 'Lost packets (estimate)', nameZh: '丢包数(估计)', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5014, key: 'duplicate_packets', number: '', name: 'Duplicate packets', nameZh: '重复包数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5015, key: 'scrambled_packets', number: '', name: 'Scrambled packets', nameZh: '加扰包数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5016, key: 'pcr_interval_max', number: '', name: 'Longest PCR interval', nameZh: '最大 PCR 间隔', kind: 1, unit: 2, scale10: 3, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5017, key: 'datagrams', number: '', name: 'Datagrams', nameZh: '数据报数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5018, key: 'interarrival_max', number: '', name: 'Longest inter-arrival time', nameZh: '最大到达间隔', kind: 1, unit: 2, scale10: 3, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5110, key: 'service_bitrate', number: '', name: 'Service bitrate', nameZh: '节目码率', kind: 1, unit: 1, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5210, key: 'pid_bitrate', number: '', name: 'PID bitrate', nameZh: 'PID 码率', kind: 1, unit: 1, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5220, key: 'pcr_accuracy', number: '', name: 'PCR_AC', nameZh: 'PCR 精度', kind: 1, unit: 7, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5221, key: 'pcr_overall_jitter', number: '', name: 'PCR_OJ', nameZh: 'PCR 总抖动', kind: 1, unit: 7, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5222, key: 'pcr_frequency_offset', number: '', name: 'PCR_FO', nameZh: 'PCR 频偏', kind: 1, unit: 8, scale10: 2, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5223, key: 'pcr_drift_rate', number: '', name: 'PCR_DR', nameZh: 'PCR 频率漂移', kind: 1, unit: 9, scale10: 5, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5300, key: 'stream_change', number: '', name: 'Stream change', nameZh: '码流变更', kind: 2, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5310, key: 'template_service_missing', number: 'TEMPLATE.SERVICE_MISSING', name: 'Template_service_missing_U', nameZh: '模板业务缺失', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 2, clause: '' },
  { id: 5311, key: 'template_service_extra', number: 'TEMPLATE.SERVICE_EXTRA', name: 'Template_service_extra_U', nameZh: '模板外业务', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 5312, key: 'template_service_renamed', number: 'TEMPLATE.SERVICE_RENAMED', name: 'Template_service_renamed_U', nameZh: '业务名称与模板不符', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 5313, key: 'template_component_missing', number: 'TEMPLATE.COMPONENT_MISSING', name: 'Template_component_missing_U', nameZh: '模板组成流缺失', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 2, clause: '' },
  { id: 5314, key: 'template_component_extra', number: 'TEMPLATE.COMPONENT_EXTRA', name: 'Template_component_extra_U', nameZh: '模板外组成流', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 5315, key: 'template_codec', number: 'TEMPLATE.CODEC', name: 'Template_codec_U', nameZh: '编码格式与模板不符', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 2, clause: '' },
  { id: 5316, key: 'template_scrambling', number: 'TEMPLATE.SCRAMBLING', name: 'Template_scrambling_U', nameZh: '加扰状态与模板不符', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 2, clause: '' },
  { id: 5317, key: 'template_bitrate', number: 'TEMPLATE.BITRATE', name: 'Template_bitrate_U', nameZh: '码率超出模板范围', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 5318, key: 'template_property', number: 'TEMPLATE.PROPERTY', name: 'Template_property_U', nameZh: '参数与模板不符', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 5400, key: 'dtmb_capacity', number: '', name: 'DTMB mode rate', nameZh: 'DTMB 模式码率', kind: 1, unit: 1, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5401, key: 'dtmb_clock_error', number: '', name: 'DTMB clock error', nameZh: 'DTMB 时钟偏差', kind: 1, unit: 10, scale10: 3, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5402, key: 'dtmb_fill', number: '', name: 'DTMB fill level', nameZh: 'DTMB 载荷占比', kind: 1, unit: 5, scale10: 4, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5403, key: 'dtmb_spare', number: '', name: 'DTMB spare capacity', nameZh: 'DTMB 剩余容量', kind: 1, unit: 1, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5410, key: 'dtmb_rate', number: 'DTMB.RATE', name: 'DTMB_rate_U', nameZh: 'DTMB 码率异常', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 5411, key: 'dtmb_mode_nit', number: 'DTMB.MODE_NIT', name: 'DTMB_mode_NIT_U', nameZh: 'DTMB 模式与 NIT 不符', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 2, clause: '' },
  { id: 5412, key: 'dtmb_mode_plan', number: 'DTMB.MODE_PLAN', name: 'DTMB_mode_plan_U', nameZh: 'DTMB 模式与规划不符', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 2, clause: '' },
  { id: 5413, key: 'dtmb_clock', number: 'DTMB.CLOCK', name: 'DTMB_clock_U', nameZh: 'DTMB 时钟异常', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 5450, key: 'charset_missing', number: 'TEXT.CHARSET_MISSING', name: 'Charset_missing_U', nameZh: '字符集标识缺失', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: 'EN 300 468 Annex A' },
  { id: 5451, key: 'charset_wrong', number: 'TEXT.CHARSET_WRONG', name: 'Charset_wrong_U', nameZh: '字符集标识错误', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: 'EN 300 468 Annex A' },
  { id: 5460, key: 'sdt_nonstandard', number: 'SDT.NONSTANDARD', name: 'SDT_nonstandard_U', nameZh: 'SDT 结构非标准', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: 'EN 300 468 5.2.3' },
  { id: 5500, key: 'video_frames', number: '', name: 'Coded frame rate', nameZh: '视频编码帧率', kind: 1, unit: 8, scale10: 2, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5501, key: 'video_gop_length', number: '', name: 'GOP length', nameZh: 'GOP 长度', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5510, key: 'video_width', number: '', name: 'Picture width', nameZh: '画面宽度', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5511, key: 'video_height', number: '', name: 'Picture height', nameZh: '画面高度', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5600, key: 'rtp_packets', number: '', name: 'RTP packets', nameZh: 'RTP 包数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5601, key: 'rtp_lost', number: '', name: 'RTP packets lost', nameZh: 'RTP 丢包数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5602, key: 'rtp_late', number: '', name: 'RTP packets late', nameZh: 'RTP 迟到包数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5603, key: 'rtp_duplicates', number: '', name: 'RTP duplicates', nameZh: 'RTP 重复包数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5604, key: 'rtp_reordered', number: '', name: 'RTP packets reordered', nameZh: 'RTP 乱序包数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5605, key: 'rtp_restarts', number: '', name: 'RTP sender restarts', nameZh: 'RTP 源重启次数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5606, key: 'rtp_jitter', number: '', name: 'RTP jitter', nameZh: 'RTP 抖动', kind: 1, unit: 2, scale10: 3, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 5610, key: 'rtp_loss', number: 'RTP.LOSS', name: 'RTP_loss_U', nameZh: 'RTP 丢包', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: 'RFC 3550 A.3' },
  { id: 6010, key: 'service_outage', number: '', name: 'Service outage', nameZh: '业务中断', kind: 1, unit: 6, scale10: 0, priority: 0, impact: 0, severity: 2, clause: '' },
  { id: 6020, key: 'service_degradation', number: '', name: 'Service degradation', nameZh: '业务劣化', kind: 1, unit: 6, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 6030, key: 'service_availability_error', number: '', name: 'Service_availability_error', nameZh: '业务可用性错误', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.5' },
  { id: 6031, key: 'service_availability_error_ratio', number: '', name: 'Service_availability_error_ratio', nameZh: '业务可用性错误率', kind: 1, unit: 5, scale10: 6, priority: 0, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.5' },
  { id: 6032, key: 'service_availability_error_seconds', number: '', name: 'Service_availability_error, error seconds', nameZh: '业务可用性错误秒', kind: 1, unit: 3, scale10: 0, priority: 0, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.5' },
  { id: 6033, key: 'service_degradation_error', number: '', name: 'Service_degradation_error', nameZh: '业务劣化错误', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.5' },
  { id: 6034, key: 'service_degradation_error_ratio', number: '', name: 'Service_degradation_error_ratio', nameZh: '业务劣化错误率', kind: 1, unit: 5, scale10: 6, priority: 0, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.5' },
  { id: 6035, key: 'service_degradation_error_seconds', number: '', name: 'Service_degradation_error, error seconds', nameZh: '业务劣化错误秒', kind: 1, unit: 3, scale10: 0, priority: 0, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.5' },
  { id: 6036, key: 'service_impairments_error', number: '', name: 'Service_impairments_error', nameZh: '业务损伤错误', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.5' },
  { id: 6037, key: 'service_impairments_error_ratio', number: '', name: 'Service_impairments_error_ratio', nameZh: '业务损伤错误率', kind: 1, unit: 5, scale10: 6, priority: 0, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.5' },
  { id: 6038, key: 'service_impairments_error_seconds', number: '', name: 'Service_impairments_error, error seconds', nameZh: '业务损伤错误秒', kind: 1, unit: 3, scale10: 0, priority: 0, impact: 0, severity: 4, clause: 'TR 101 290 V1.4.1 5.5' },
  { id: 6040, key: 'beyond_guidelines', number: '', name: 'Beyond_guidelinesU', nameZh: '超出规范的错误', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 7010, key: 'anomaly_score', number: '', name: 'Anomaly score', nameZh: '异常评分', kind: 1, unit: 5, scale10: 4, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 8010, key: 'probe_lost', number: '', name: 'Probe_lost_U', nameZh: '探针失联', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 1, clause: '' },
  { id: 8020, key: 'probe_clock_offset', number: '', name: 'Probe_clock_offset_U', nameZh: '探针时钟偏差', kind: 0, unit: 2, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 8030, key: 'probe_receive_loss', number: '', name: 'Probe_receive_loss_U', nameZh: '探针接收丢包', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 8040, key: 'probe_spool_loss', number: '', name: 'Probe_spool_loss_U', nameZh: '探针缓存丢失', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 8041, key: 'probe_spool_filling', number: '', name: 'Probe_spool_filling_U', nameZh: '探针缓存将满', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 8050, key: 'probe_input_failure', number: '', name: 'Probe_input_failure_U', nameZh: '探针输入故障', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 1, clause: '' },
  { id: 8060, key: 'spool_backlog', number: '', name: 'Spool backlog', nameZh: '缓存积压', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 8061, key: 'spool_bytes', number: '', name: 'Spool size', nameZh: '缓存大小', kind: 1, unit: 4, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 8062, key: 'spool_fill', number: '', name: 'Spool fill', nameZh: '缓存占用率', kind: 1, unit: 5, scale10: 4, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 8063, key: 'spool_oldest_age', number: '', name: 'Oldest in spool', nameZh: '缓存最早数据时长', kind: 1, unit: 3, scale10: 1, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 8064, key: 'spool_lost_windows', number: '', name: 'Windows lost', nameZh: '丢失窗口数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 8065, key: 'spool_lost_events', number: '', name: 'Event batches lost', nameZh: '丢失事件批次数', kind: 1, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 8070, key: 'gc_pause_max', number: '', name: 'Longest GC pause', nameZh: '最长回收暂停', kind: 1, unit: 2, scale10: 3, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 8071, key: 'stall_max', number: '', name: 'Longest scheduling stall', nameZh: '最长调度停顿', kind: 1, unit: 2, scale10: 3, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 8080, key: 'probe_configuration', number: '', name: 'Probe_configuration_U', nameZh: '探针配置未生效', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 8090, key: 'input_removed', number: '', name: 'Input removed', nameZh: '输入已移除', kind: 2, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
  { id: 9010, key: 'store_failure', number: '', name: 'Store_failure_U', nameZh: '存储故障', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 1, clause: '' },
  { id: 9020, key: 'disk_space_low', number: '', name: 'Disk_space_low_U', nameZh: '磁盘空间不足', kind: 0, unit: 5, scale10: 4, priority: 0, impact: 0, severity: 2, clause: '' },
  { id: 9050, key: 'certificate_expiring', number: '', name: 'Certificate_expiring_U', nameZh: '证书即将到期', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 9060, key: 'store_damage', number: '', name: 'Store_damage_U', nameZh: '存储文件损坏', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 2, clause: '' },
  { id: 9070, key: 'enrolment_refused', number: '', name: 'Enrolment_refused_U', nameZh: '探针注册频繁被拒', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 9080, key: 'store_unreadable', number: '', name: 'Store_unreadable_U', nameZh: '存储无法读取', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 2, clause: '' },
  { id: 9090, key: 'upkeep_late', number: '', name: 'Upkeep_late_U', nameZh: '存储维护滞后', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 9100, key: 'backup_late', number: '', name: 'Backup_late_U', nameZh: '备份过期', kind: 0, unit: 0, scale10: 0, priority: 0, impact: 0, severity: 3, clause: '' },
  { id: 9510, key: 'otlp', number: '', name: 'OpenTelemetry metric', nameZh: '外部指标', kind: 1, unit: 11, scale10: 0, priority: 0, impact: 0, severity: 4, clause: '' },
];
