using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// FTA_content_management_descriptor, tag 0x7E, EN 300 468 §6.2.18:
/// <code>
/// user_defined                             1 bslbf
/// reserved                                 3 bslbf
/// do_not_scramble                          1 bslbf
/// control_remote_access_over_internet      2 uimsbf
/// do_not_apply_revocation                  1 bslbf
/// </code>
/// </summary>
/// <param name="UserDefined">user_defined, 1 bit, bslbf.</param>
/// <param name="DoNotScramble">do_not_scramble, 1 bit, bslbf.</param>
/// <param name="ControlRemoteAccessOverInternet">control_remote_access_over_internet, 2 bits, uimsbf.</param>
/// <param name="DoNotApplyRevocation">do_not_apply_revocation, 1 bit, bslbf.</param>
public readonly record struct FtaContentManagementDescriptor(
    bool UserDefined,
    bool DoNotScramble,
    byte ControlRemoteAccessOverInternet,
    bool DoNotApplyRevocation)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out FtaContentManagementDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromUserDefined = cursor.Byte();
        view = new FtaContentManagementDescriptor(
            (fromUserDefined & 0x80) != 0, (fromUserDefined & 0x08) != 0, (byte)((fromUserDefined >> 1) & 3),
            (fromUserDefined & 0x01) != 0);
        return cursor.Status;
    }
}
