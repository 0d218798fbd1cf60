using System.Text;

namespace Monitoring.Streams.Descriptors;

/// <summary>ISO_639_language_code and country_code, 24 bits, bslbf: three letters, or digits for a group of countries.</summary>
internal static class LanguageCode
{
    /// <summary>Bytes of the field.</summary>
    public const int Size = 3;

    /// <summary>The letters; null where the bytes are no letters.</summary>
    public static string? Read(ReadOnlySpan<byte> field)
    {
        if (field.Length != Size)
        {
            return null;
        }

        foreach (byte letter in field)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter))
            {
                return null;
            }
        }

        return Encoding.ASCII.GetString(field);
    }
}
