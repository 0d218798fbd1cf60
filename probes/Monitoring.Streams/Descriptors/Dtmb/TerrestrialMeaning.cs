using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors.Dvb;

namespace Monitoring.Streams.Descriptors.Dtmb;

/// <summary>Which of its two meanings a descriptor with tag 0x5A has: that of EN 300 468 or that of GB/T 28161.</summary>
/// <param name="IsDtmb">That of GB/T 28161; else that of EN 300 468.</param>
/// <param name="IsAmbiguous">The bytes make sense either way: the network decided.</param>
public readonly record struct TerrestrialMeaning(bool IsDtmb, bool IsAmbiguous)
{
    /// <summary>Judges a body by its length, by the values of its fields and, where these leave it open, by the network it is of.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isChinese">The network is a Chinese one.</param>
    public static TerrestrialMeaning Of(ReadOnlySpan<byte> body, bool isChinese)
    {
        bool isDtmb = DtmbDeliverySystemDescriptor.TryRead(body, out DtmbDeliverySystemDescriptor dtmb) == ParseStatus.Complete;
        if (body.Length < TerrestrialDeliverySystemDescriptor.FixedSize)
        {
            return new TerrestrialMeaning(isDtmb, false);
        }

        bool fitsDtmb = isDtmb && dtmb.IsInRange && DtmbFrequency.Hertz(dtmb.CentreFrequency) is not null;
        bool fitsDvb = TerrestrialDeliverySystemDescriptor.TryRead(body, out TerrestrialDeliverySystemDescriptor dvb) == ParseStatus.Complete
            && dvb.IsInRange;
        return new TerrestrialMeaning(fitsDtmb && (isChinese || !fitsDvb), fitsDtmb && fitsDvb);
    }
}
