using System.Globalization;
using Monitoring.Probe.Tables;
using Monitoring.Streams.Descriptors;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Tables;

/// <summary>Every descriptor that can be described, field by field, and cut anywhere.</summary>
public sealed class DescriptorDescriptionTests
{
    private const byte ProgramMap = 0x02;
    private const byte AvsVideo = 0x42;
    private const byte Avs3Video = 0xD4;
    private const byte PrivatePes = 0x06;

    public static IEnumerable<TestCaseData> Examples() => DescriptorExamples.All.Select(
        e => new TestCaseData(e.Tag, e.Name, e.Body, e.Reads).SetArgDisplayNames(e.Name));

    [TestCaseSource(nameof(Examples))]
    public void A_descriptor_reads_what_was_laid_out(byte tag, string name, string body, string reads)
    {
        FieldList described = Describe(tag, Convert.FromHexString(body));

        Assert.That(described.Title, Is.EqualTo(name));
        Assert.That(Show(described), Is.EqualTo(reads));
    }

    [TestCaseSource(nameof(Examples))]
    public void Cut_anywhere_it_is_described_as_far_as_it_goes_or_kept_as_bytes(byte tag, string name, string body, string reads)
    {
        byte[] whole = Convert.FromHexString(body);
        for (int length = 0; length < whole.Length; length++)
        {
            FieldList described = Describe(tag, whole[..length]);
            bool isMalformed = described.Fields.Any(f => f.Name == "malformed");
            BytesField? bytes = described.Fields.OfType<BytesField>().SingleOrDefault(f => f.Name == "bytes");

            Assert.That(!isMalformed || length == 0 || bytes?.Bytes == body[..(2 * length)], $"{name} cut to {length} of {reads}");
        }
    }

    internal static FieldList Describe(byte tag, byte[] body, byte tableId = ProgramMap)
    {
        byte streamType = tag switch
        {
            DescriptorTag.AvsVideo => AvsVideo,
            DescriptorTag.Avs3Video or DescriptorTag.Avs3Audio or DescriptorTag.Avs2Audio => Avs3Video,
            _ => PrivatePes,
        };
        FieldList fields = new();
        DescriptorLoop.Describe(
            new DescriptorReader(DescriptorBuilder.Of(tag, body)), new DescriptorScope(tableId, true) with { StreamType = streamType }, fields);
        return fields.Fields.OfType<LoopField>().Single().Items.Single();
    }

    /// <summary>Name and value of each field but the tags; rounds of loops in brackets, after the others.</summary>
    internal static string Show(FieldList fields)
    {
        IEnumerable<string> single = fields.Fields.Where(f => f is not LoopField && !f.Name.StartsWith("descriptor_tag", StringComparison.Ordinal))
            .Select(f => $"{f.Name}={f switch
            {
                NumberField number => number.Value.ToString(CultureInfo.InvariantCulture),
                CodedField { Meaning: null } coded => coded.Value.ToString(CultureInfo.InvariantCulture),
                CodedField coded => $"{coded.Value} ({coded.Meaning})",
                QuantityField quantity => string.Create(CultureInfo.InvariantCulture, $"{quantity.Value:0.######} {quantity.Unit}"),
                FlagField flag => flag.Value ? "1" : "0",
                WordField word => word.Value,
                TextField text => text.Read(null).Text,
                BytesField bytes => bytes.Bytes,
                _ => throw new NotSupportedException(f.GetType().Name),
            }}");
        IEnumerable<string> loops = fields.Fields.OfType<LoopField>()
            .SelectMany(loop => loop.Items.Select(round => $"{loop.Name}[{Show(round)}]"));
        return string.Join(' ', single.Concat(loops));
    }
}
