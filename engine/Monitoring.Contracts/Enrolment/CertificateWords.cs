namespace Monitoring.Contracts.Enrolment;

/// <summary>The words for a <see cref="CertificateState"/>: those of the command line and of the dashboard are the same.</summary>
public static class CertificateWords
{
    private static readonly CertificateWord[] Words =
    [
        new(CertificateState.Unknown, "unknown", "未知"),
        new(CertificateState.Valid, "valid", "有效"),
        new(CertificateState.RenewalDue, "renewal due", "待续签"),
        new(CertificateState.RenewalOverdue, "renewal overdue", "逾期未续签"),
        new(CertificateState.NotYetValid, "not valid yet", "尚未生效"),
        new(CertificateState.Ended, "ended", "已到期"),
        new(CertificateState.AuthorityRetired, "authority retired", "颁发机构已停用"),
        new(CertificateState.Superseded, "superseded", "已被取代"),
        new(CertificateState.Revoked, "revoked", "已吊销"),
        new(CertificateState.Invited, "invited", "已邀请,尚未注册"),
        new(CertificateState.InvitationExpired, "invitation expired", "邀请已过期"),
        new(CertificateState.Token, "none, uses a token", "无证书,使用令牌"),
        new(CertificateState.Loopback, "none, over loopback", "无证书,本机直连"),
        new(CertificateState.None, "no certificate", "无证书"),
    ];

    /// <summary>All, indexed by the state's value.</summary>
    public static IReadOnlyList<CertificateWord> All => Words;

    /// <summary>The English word of a state.</summary>
    public static string ToWord(this CertificateState state) => Words[(int)state].English;
}
