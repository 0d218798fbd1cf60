using Monitoring.Probe.Tables;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary>Describers of sections: whatever has a header and its length is described, or kept as bytes.</summary>
public sealed class DescribedSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds()
    {
        yield return SeedStreams.Pat();
        yield return SeedStreams.Pmt();
        yield return SeedStreams.Cat();
        yield return SeedStreams.Sdt();
        yield return SeedStreams.Nit();
        yield return SectionBuilder.DownloadInfo(7, 4066, (1, 100, 0, [1]));
        yield return SectionBuilder.StreamDescriptors(DescriptorBuilder.Of(0x1A, new byte[12]));
        foreach (byte tableId in (byte[])[0x03, 0x3C, 0x3E, 0x4A, 0x4E, 0x50, 0x74, 0xC7])
        {
            yield return SectionBuilder.LongSyntax(tableId, 1, 0, new byte[40]);
        }

        foreach (byte tableId in (byte[])[0x70, 0x71, 0x72, 0x73, 0xFC])
        {
            yield return SectionBuilder.ShortSyntax(tableId, new byte[40]);
        }
    }

    public void Run(ReadOnlySpan<byte> input)
    {
        if (SectionHeader.TryRead(input, out SectionHeader header) == ParseStatus.Complete && input.Length >= header.TotalLength)
        {
            _ = SectionCatalogue.Describe(header, input[..header.TotalLength], isChinese: true);
        }
    }
}
