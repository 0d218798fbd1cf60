using Monitoring.Streams.Applications;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Psi;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Si;

public sealed class LesserTablesTests
{
    [Test]
    public void A_bat_names_its_bouquet_and_lists_transport_streams()
    {
        byte[] section = SectionBuilder.Bat(
            0x6001, 3, DescriptorBuilder.Of(0x47, "Bouquet"u8), (1, 0x2024, []), (2, 0x2025, DescriptorBuilder.Of(0x41, [0, 1, 1])));

        Assert.That(BouquetAssociationSection.TryRead(section, out BouquetAssociationSection view), Is.EqualTo(ParseStatus.Complete));
        List<string> streams = [];
        foreach (NetworkEntry stream in view)
        {
            streams.Add($"{stream.TransportStreamId} {stream.OriginalNetworkId:X} {stream.Descriptors.TryFind(0x41, out _)}");
        }

        Assert.That(view.BouquetId, Is.EqualTo(0x6001));
        Assert.That(view.BouquetDescriptors.TryFind(0x47, out Descriptor name));
        Assert.That(DvbText.Decode(name.Body), Is.EqualTo("Bouquet"));
        Assert.That(streams, Is.EqualTo(new[] { "1 2024 False", "2 2025 True" }));
    }

    [Test]
    public void A_bat_with_bytes_behind_its_loops_is_malformed() => Assert.That(
        BouquetAssociationSection.TryRead(SectionBuilder.LongSyntax(TableId.BouquetAssociation, 1, 0, [0xF0, 0, 0xF0, 0, 0]), out _),
        Is.EqualTo(ParseStatus.Malformed));

    [Test]
    public void A_tsdt_describes_the_whole_stream()
    {
        byte[] section = SectionBuilder.Tsdt(1, DescriptorBuilder.Registration("TEST"));

        Assert.That(
            TransportStreamDescriptionSection.TryRead(section, out TransportStreamDescriptionSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.Descriptors.TryFind(DescriptorTag.Registration, out _));
    }

    [Test]
    public void An_rst_lists_events_whose_status_changes()
    {
        byte[] section = SectionBuilder.Rst((1, 0x2024, 101, 7, 4), (1, 0x2024, 102, 9, 1));

        Assert.That(RunningStatusSection.TryRead(section, out RunningStatusSection view), Is.EqualTo(ParseStatus.Complete));
        List<RunningStatusEntry> entries = [];
        foreach (RunningStatusEntry entry in view)
        {
            entries.Add(entry);
        }

        Assert.That(entries, Is.EqualTo(new[]
        {
            new RunningStatusEntry(1, 0x2024, 101, 7, RunningStatus.Running), new RunningStatusEntry(1, 0x2024, 102, 9, RunningStatus.NotRunning),
        }));
    }

    [Test]
    public void An_rst_that_ends_within_an_entry_is_malformed() => Assert.That(
        RunningStatusSection.TryRead(SectionBuilder.ShortSyntax(TableId.RunningStatus, new byte[10]), out _), Is.EqualTo(ParseStatus.Malformed));

    [Test]
    public void An_ait_lists_applications()
    {
        byte[] section = SectionBuilder.Ait(
            0x8010, 2, DescriptorBuilder.Of(0x05, [1]), (0x0000_1234, 10, 1, DescriptorBuilder.Of(0x00, [])), (0xFFFF_0000, 0xFFFF, 4, []));

        Assert.That(ApplicationInformationSection.TryRead(section, out ApplicationInformationSection view), Is.EqualTo(ParseStatus.Complete));
        List<string> applications = [];
        foreach (ApplicationEntry application in view)
        {
            applications.Add(
                $"{application.OrganisationId:X} {application.ApplicationId} {application.ApplicationControlCode} "
                + $"{application.Descriptors.TryFind(0x00, out _)}");
        }

        Assert.That((view.ApplicationType, view.TestApplicationFlag), Is.EqualTo((0x10, true)));
        Assert.That(view.CommonDescriptors.TryFind(0x05, out _));
        Assert.That(applications, Is.EqualTo(new[] { "1234 10 1 True", "FFFF0000 65535 4 False" }));
    }

    [Test]
    public void An_ait_whose_loops_run_over_is_malformed()
    {
        byte[] outer = SectionBuilder.LongSyntax(TableId.ApplicationInformation, 1, 0, [0xF0, 0, 0xF0, 9]);
        byte[] inner = SectionBuilder.LongSyntax(TableId.ApplicationInformation, 1, 0, [0xF0, 0, 0xF0, 9, .. new byte[8], 1]);

        Assert.That(ApplicationInformationSection.TryRead(outer, out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(ApplicationInformationSection.TryRead(inner, out _), Is.EqualTo(ParseStatus.Malformed));
    }
}
