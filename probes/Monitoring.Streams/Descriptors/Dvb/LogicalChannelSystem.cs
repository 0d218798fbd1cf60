namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>Whose logical_channel_descriptor it is: the tag is a private one, and the specifier before it in the loop says of whom.</summary>
public enum LogicalChannelSystem : byte
{
    /// <summary>No specifier or one of nobody known: read as that of EACEM, which is the usual one.</summary>
    Generic,

    /// <summary>EACEM and E-book, specifier 0x00000028: ten bits.</summary>
    Eacem,

    /// <summary>NorDig version 1, specifier 0x00000029: fourteen bits.</summary>
    NorDig,

    /// <summary>Digital TV Group of the United Kingdom, specifier 0x0000233A: ten bits and no flag of visibility.</summary>
    Dtg,
}
