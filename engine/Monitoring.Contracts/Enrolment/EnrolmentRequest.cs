namespace Monitoring.Contracts.Enrolment;

/// <summary>A probe asks for a certificate: <c>POST /v1/enrol</c> with a token, <c>POST /v1/renew</c> with the certificate it has.</summary>
/// <param name="Token">The token, once; null where a certificate is renewed.</param>
/// <param name="Csr">The signing request (PKCS #10), PEM. Only its public key counts.</param>
public sealed record EnrolmentRequest(string? Token, string? Csr)
{
    /// <summary>Most bytes of a request.</summary>
    public const int MaxBytes = 16 * 1024;
}
