using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Carriers;

/// <summary>A multiplex within a PID is named and is no fault.</summary>
public sealed class CarrierTests
{
    private const ushort Carrier = 0x1000;

    private static byte[] T2MiSignalled => DescriptorBuilder.Of(0x7F, [0x11, 0, 0, 0]);

    [Test]
    public void T2mi_is_known_by_its_packets_and_its_plps_are_named([Values(188, 5000)] int chunk)
    {
        byte[] stream = Stream([]).Pointed(Carrier, T2MiFrames(40)).Null(8).ToArray();
        TransportStreamReport report = FileAnalysis.Report(stream, chunk: chunk);
        CarrierReport carrier = report.Carriers.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((carrier.Pid, carrier.Kind, carrier.Signalled), Is.EqualTo(((int)Carrier, "T2-MI", false)));
            Assert.That((carrier.Plps, carrier.StreamIds), Is.EqualTo((new[] { 0, 7 }, new[] { 2 })));
            Assert.That(carrier.Units, Is.GreaterThanOrEqualTo(38));
            Assert.That(carrier.Text, Is.EqualTo("T2-MI in PID 4096, PLP ids 0 7, stream ids 2: a multiplex in the stream, no services of its own"));
            Assert.That(report.Faults(), Is.Empty);
        }
    }

    [Test]
    public void T2mi_that_the_pmt_signals_is_named_before_it_comes()
    {
        TransportStreamReport report = FileAnalysis.Report(Stream(T2MiSignalled).Null(8).ToArray());

        Assert.That((report.Carriers.Single().Signalled, report.Carriers.Single().Units), Is.EqualTo((true, 0L)));
        Assert.That(report.Services[0].Components[0].Codec, Is.EqualTo("T2-MI"));
    }

    [Test]
    public void Lost_packets_do_not_hide_t2mi()
    {
        byte[] stream = Stream([]).Pointed(Carrier, T2MiFrames(40)).Lose(Carrier).Pointed(Carrier, T2MiFrames(40)).Null(8).ToArray();

        Assert.That(FileAnalysis.Report(stream).Carriers.Single().Plps, Is.EqualTo(new[] { 0, 7 }));
    }

    [Test]
    public void Baseband_frames_are_known_by_their_headers()
    {
        byte[][] frames = [.. Enumerable.Range(0, 40).Select(n => CarrierBuilder.Baseband((ushort)(0xD000 | (n % 2)), 700))];
        CarrierReport carrier = FileAnalysis.Report(Stream([]).Pointed(Carrier, frames).Null(8).ToArray()).Carriers.Single();

        Assert.That((carrier.Kind, carrier.StreamIds), Is.EqualTo(("BBframe", new[] { 0, 1 })));
    }

    [Test]
    public void Eti_is_known_by_its_synchronisations()
    {
        TransportStreamReport report = FileAnalysis.Report(Stream([]).Piped(Carrier, CarrierBuilder.Eti(24)).Null(8).ToArray());

        Assert.That(report.Carriers.Single().Kind, Is.EqualTo("ETI"));
    }

    [Test]
    public void Private_pes_packets_are_no_carrier()
    {
        TransportStreamBuilder stream = Stream([]);
        for (int n = 0; n < 100; n++)
        {
            _ = stream.Pes(Carrier, 0xBD, n * 3600, null, Enumerable.Repeat((byte)n, 500).ToArray());
        }

        Assert.That(FileAnalysis.Report(stream.Null(8).ToArray()).Carriers, Is.Empty);
    }

    private static IEnumerable<byte[]> T2MiFrames(int count) => Enumerable.Range(0, count)
        .Select(n => n % 10 == 9 ? CarrierBuilder.T2Mi(0x20, (byte)n, 2, new byte[11]) : CarrierBuilder.T2MiFrame((byte)n, 2, (byte)(n % 2 * 7), 1000));

    private static TransportStreamBuilder Stream(byte[] descriptors) => new TransportStreamBuilder()
        .Section(0, SectionBuilder.Pat(1, 0, (1, 0x100)))
        .Section(0x100, SectionBuilder.Pmt(1, 0x1FFF, 0, [], new ElementSpec(0x06, Carrier, descriptors)));
}
