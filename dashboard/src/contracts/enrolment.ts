// Generated from Monitoring.Contracts; after a change there run
// MONITORING_WRITE_CONTRACTS=1 dotnet test tests/Monitoring.Architecture.Tests --filter FullyQualifiedName~DashboardContracts

export const CertificateState = {
  Unknown: 0,
  Valid: 1,
  RenewalDue: 2,
  RenewalOverdue: 3,
  NotYetValid: 4,
  Ended: 5,
  AuthorityRetired: 6,
  Superseded: 7,
  Revoked: 8,
  Invited: 9,
  InvitationExpired: 10,
  Token: 11,
  Loopback: 12,
  None: 13,
} as const;
export type CertificateState = (typeof CertificateState)[keyof typeof CertificateState];

export interface AuthorityStanding {
  readonly endsAt: string;
  readonly replaced: boolean;
  readonly severity: number | null;
  readonly command: string | null;
}

export interface CertificateStanding {
  readonly state: CertificateState;
  readonly until: string | null;
  readonly daysLeft: number | null;
  readonly severity: number | null;
  readonly invitedUntil: string | null;
  readonly authority: AuthorityStanding | null;
  readonly command: string | null;
}

export interface CertificateWord {
  readonly state: CertificateState;
  readonly english: string;
  readonly chinese: string;
}

export const certificateWords: readonly CertificateWord[] = [
  { state: 0, english: 'unknown', chinese: '未知' },
  { state: 1, english: 'valid', chinese: '有效' },
  { state: 2, english: 'renewal due', chinese: '待续签' },
  { state: 3, english: 'renewal overdue', chinese: '逾期未续签' },
  { state: 4, english: 'not valid yet', chinese: '尚未生效' },
  { state: 5, english: 'ended', chinese: '已到期' },
  { state: 6, english: 'authority retired', chinese: '颁发机构已停用' },
  { state: 7, english: 'superseded', chinese: '已被取代' },
  { state: 8, english: 'revoked', chinese: '已吊销' },
  { state: 9, english: 'invited', chinese: '已邀请,尚未注册' },
  { state: 10, english: 'invitation expired', chinese: '邀请已过期' },
  { state: 11, english: 'none, uses a token', chinese: '无证书,使用令牌' },
  { state: 12, english: 'none, over loopback', chinese: '无证书,本机直连' },
  { state: 13, english: 'no certificate', chinese: '无证书' },
];
