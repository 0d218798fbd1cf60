namespace Monitoring.Engine.Access;

/// <summary>A token handed out; only the hash of its secret is kept.</summary>
/// <param name="Secret">SHA-256 of the secret, hex.</param>
/// <param name="Probe">Whom it invites.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="UsedAt">When it was used; null while it was not.</param>
/// <param name="UsedBy">SHA-256 of the public key that used it, hex: the same key may ask again for what it did not get.</param>
public sealed record Invitation(
    string Secret, string Probe, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt, string? UsedBy);
