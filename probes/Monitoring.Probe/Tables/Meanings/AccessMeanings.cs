namespace Monitoring.Probe.Tables.Meanings;

/// <summary>Names of conditional access systems by CA_system_ID, ETSI TS 101 162 and what Chinese operators use.</summary>
internal static class AccessMeanings
{
    private static readonly (ushort First, ushort Last, string Name)[] Systems =
    [
        (0x0100, 0x01FF, "Mediaguard"),
        (0x0500, 0x05FF, "Viaccess"),
        (0x0600, 0x06FF, "Irdeto"),
        (0x0900, 0x09FF, "NDS Videoguard"),
        (0x0B00, 0x0BFF, "Conax"),
        (0x0D00, 0x0DFF, "CryptoWorks"),
        (0x0E00, 0x0EFF, "PowerVu"),
        (0x1700, 0x17FF, "BetaCrypt"),
        (0x1800, 0x18FF, "Nagravision"),
        (0x2600, 0x2600, "BISS"),
        (0x4825, 0x4825, "ChinaEPG"),
        (0x4900, 0x49FF, "CryptoWorks or Irdeto China"),
        (0x4A30, 0x4A3F, "DVN"),
        (0x4A40, 0x4A4F, "Shanghai Advanced Digital"),
        (0x4AB0, 0x4ABF, "Compunicate"),
        (0x4AD2, 0x4AD3, "Beijing Digital Video"),
        (0x4AE0, 0x4AE1, "DRE-Crypt"),
        (0x4AE7, 0x4AE7, "Ewider"),
        (0x4AF0, 0x4AF0, "ABV"),
        (0x4AF1, 0x4AF2, "China DTV Media"),
        (0x4AF6, 0x4AF6, "Tongfang"),
        (0x4AF9, 0x4AF9, "Topreal"),
        (0x4B00, 0x4B02, "Tongfang"),
        (0x4B04, 0x4B04, "Great Wall"),
        (0x4B0A, 0x4B0A, "Sumavision"),
        (0x4B0C, 0x4B0C, "Changhong"),
        (0x4B4B, 0x4B4B, "ABV"),
        (0x5500, 0x55FF, "Griffin"),
        (0x5601, 0x5604, "Verimatrix"),
    ];

    public static string? System(ushort caSystemId)
    {
        foreach ((ushort first, ushort last, string name) in Systems)
        {
            if (caSystemId >= first && caSystemId <= last)
            {
                return name;
            }
        }

        return null;
    }
}
