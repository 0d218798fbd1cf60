namespace Monitoring.Streams.Descriptors;

/// <summary>Fields of decimal digits of four bits each, as EN 300 468 uses for frequencies, symbol rates and times.</summary>
public static class BinaryCodedDecimal
{
    /// <summary>The number in the upper <paramref name="digits"/> digits of 32 bits; null where a digit is above nine.</summary>
    public static uint? Read(uint field, int digits)
    {
        uint value = 0;
        for (int digit = 0; digit < digits; digit++)
        {
            uint next = (field >> (28 - (4 * digit))) & 0x0F;
            if (next > 9)
            {
                return null;
            }

            value = (value * 10) + next;
        }

        return value;
    }
}
