using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// ECM_repetition_rate_descriptor, tag 0x78, ETSI TS 101 197 §2.5.1:
/// <code>
/// CA_system_id            16 uimsbf
/// ECM_repetition_rate     16 uimsbf
/// private_data_byte        the rest
/// </code>
/// </summary>
public readonly ref struct EcmRepetitionRateDescriptor
{
    /// <summary>CA_system_id, 16 bits, uimsbf.</summary>
    public ushort CaSystemId { get; private init; }

    /// <summary>ECM_repetition_rate, 16 bits, uimsbf: in milliseconds.</summary>
    public ushort EcmRepetitionRate { get; private init; }

    /// <summary>private_data_byte, bytes.</summary>
    public ReadOnlySpan<byte> PrivateDataByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out EcmRepetitionRateDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort caSystemId = cursor.Word();
        ushort ecmRepetitionRate = cursor.Word();
        ReadOnlySpan<byte> privateDataByte = cursor.TakeRest();
        view = new EcmRepetitionRateDescriptor
        {
            CaSystemId = caSystemId,
            EcmRepetitionRate = ecmRepetitionRate,
            PrivateDataByte = privateDataByte,
        };
        return cursor.Status;
    }
}
