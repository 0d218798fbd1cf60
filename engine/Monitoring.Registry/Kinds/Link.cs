namespace Monitoring.Registry.Kinds;

/// <summary>
/// One step of the chain from the source to the receiver, e.g. <c>service/qinghai-weishi</c> → <c>multiplex/dtmb-33</c> →
/// <c>transmitter/xining-33</c> → <c>input/xining-01-dtmb-33</c>. The steps never lead back to where they began.
/// </summary>
internal static class Link
{
    public const string Word = "link";

    public static RegistryKind Kind { get; } = new(Word, "links", Measured: null,
    [
        new RegistryField("from", FieldType.AnyReference) { IsRequired = true }, new RegistryField("to", FieldType.AnyReference) { IsRequired = true },

        // service_id (program_number) of a service in the multiplex it goes into
        RegistryField.Whole("serviceId", 1, ushort.MaxValue), RegistryField.Note,
    ]);
}
