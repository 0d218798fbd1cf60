using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Monitoring.Contracts.Wire;
using Monitoring.Engine.Ingest;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Ingest;

/// <summary>The wire between probe and engine, over real HTTP/2.</summary>
[TestFixture]
internal sealed class IngestTests
{
    private static readonly DateTimeOffset Start = IngestHost.Start;

    private IngestHost _host = null!;

    [SetUp]
    public async Task StartHost() => _host = await IngestHost.StartAsync();

    [TearDown]
    public async Task StopHost() => await _host.DisposeAsync();

    [TestCase("batches")]
    [TestCase("events")]
    [TestCase("backfill")]
    public async Task A_batch_is_acknowledged_with_its_sequence_once_it_is_durable(string lane)
    {
        using HttpResponseMessage response = await _host.PostAsync(new BatchBuilder().Seconds(Start), lane);
        IngestAck ack = IngestAck.Parser.ParseFrom(await response.Content.ReadAsByteArrayAsync());

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Version, Is.EqualTo(HttpVersion.Version20));
        Assert.That(ack, Is.EqualTo(new IngestAck { AckedSequence = 1, Credit = 8, ServerUnixMs = Start.ToUnixTimeMilliseconds() }));
        Assert.That(_host.Store.Backlog.Unapplied, Is.EqualTo(1));
    }

    [Test]
    public async Task A_resend_is_acknowledged_as_a_duplicate_on_any_lane()
    {
        Batch batch = new BatchBuilder().Seconds(Start);
        (await _host.PostAsync(batch)).Dispose();
        using HttpResponseMessage response = await _host.PostAsync(batch, "backfill");
        IngestAck ack = IngestAck.Parser.ParseFrom(await response.Content.ReadAsByteArrayAsync());

        Assert.That(ack.Duplicate, Is.True);
        Assert.That(_host.Store.Backlog.Unapplied, Is.EqualTo(1));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_compressed_batch_is_taken(string encoding)
    {
        byte[] body = Compress(new BatchBuilder().Seconds(Start).ToByteArray(), encoding);
        using HttpResponseMessage response = await _host.PostAsync(body, encoding);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_bomb_is_refused_as_too_large(string encoding) =>
        await ExpectAsync(
            _host.PostAsync(Compress(new byte[64 * 1024 * 1024], encoding), encoding), HttpStatusCode.RequestEntityTooLarge, "split it");

    [Test]
    public async Task A_body_beyond_the_cap_is_refused_as_too_large() =>
        await ExpectAsync(_host.PostAsync(new byte[(4 * 1024 * 1024) + 1]), HttpStatusCode.RequestEntityTooLarge, "split it");

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_body_that_is_not_what_its_encoding_says_is_refused(string encoding) =>
        await ExpectAsync(
            _host.PostAsync([255, 255, 255, 255], encoding), HttpStatusCode.BadRequest, $"the body is not valid {encoding}");

    [Test]
    public async Task An_unknown_encoding_is_named() =>
        await ExpectAsync(_host.PostAsync([1], "zstd"), HttpStatusCode.UnsupportedMediaType, "content-encoding 'zstd' is not known");

    [Test]
    public async Task Another_content_type_is_refused() =>
        await ExpectAsync(_host.PostAsync([], type: "application/json"), HttpStatusCode.UnsupportedMediaType, "content-type must be");

    [Test]
    public async Task An_unknown_dictionary_is_asked_for_and_taken_when_it_comes()
    {
        BatchBuilder probe = new();
        Batch batch = probe.Seconds(Start);
        batch.Dictionary = null;
        await ExpectAsync(_host.PostAsync(batch), HttpStatusCode.Conflict, "send the batch again with it inlined");

        batch.Dictionary = probe.Dictionary;
        await ExpectAsync(_host.PostAsync(batch), HttpStatusCode.OK);
        Batch next = probe.Seconds(Start.AddSeconds(1));
        next.Dictionary = null;
        await ExpectAsync(_host.PostAsync(next), HttpStatusCode.OK);
    }

    [Test]
    public async Task An_epoch_of_which_something_was_acknowledged_and_nothing_is_here_is_not_taken()
    {
        BatchBuilder probe = new();
        Batch batch = probe.Seconds(Start);
        batch.AcknowledgedSequence = 7;
        await ExpectAsync(_host.PostAsync(batch), HttpStatusCode.Conflict, $"epoch {probe.Epoch} is not known here");
        await ExpectAsync(_host.PostAsync(batch), HttpStatusCode.Conflict, "begin a new one");
        Assert.That(_host.Store.Backlog.Unapplied, Is.Zero);

        BatchBuilder again = new();
        batch = again.Seconds(Start);
        await ExpectAsync(_host.PostAsync(batch), HttpStatusCode.OK);
        batch = again.Seconds(Start.AddSeconds(1));
        batch.AcknowledgedSequence = 1;
        await ExpectAsync(_host.PostAsync(batch), HttpStatusCode.OK);
    }

    [Test]
    public async Task What_was_acknowledged_of_a_known_epoch_and_is_not_here_is_taken_on_and_told()
    {
        BatchBuilder probe = new();
        await ExpectAsync(_host.PostAsync(probe.Seconds(Start)), HttpStatusCode.OK);
        Batch batch = probe.Seconds(Start.AddSeconds(1));
        batch.Sequence = 9;
        batch.AcknowledgedSequence = 8;
        await ExpectAsync(_host.PostAsync(batch), HttpStatusCode.OK);
        batch.Sequence = 10;
        await ExpectAsync(_host.PostAsync(batch), HttpStatusCode.OK);

        IReadOnlyList<AuditLine> audit = await _host.Audit.ReadAsync(10, CancellationToken.None);
        Assert.That(audit.Select(l => (l.Action, l.Detail.Contains("batch 8 of its epoch", StringComparison.Ordinal))), Is.EqualTo(new[] { ("acknowledged missing", true) }));
    }

    [Test]
    public async Task A_probe_may_speak_only_for_itself()
    {
        await ExpectAsync(
            _host.PostAsync(new BatchBuilder("golmud-02").Seconds(Start)), HttpStatusCode.Forbidden, "and not of 'golmud-02'");
        _host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "nonsense");
        await ExpectAsync(_host.PostAsync(new BatchBuilder().Seconds(Start)), HttpStatusCode.Unauthorized, "token");
        _host.Client.DefaultRequestHeaders.Authorization = null;
        await ExpectAsync(_host.PostAsync(new BatchBuilder().Seconds(Start)), HttpStatusCode.Unauthorized, "token");
    }

    [Test]
    public async Task Entities_of_another_probe_are_refused()
    {
        Batch batch = new BatchBuilder("golmud-02").Seconds(Start);
        batch.Probe = "xining-01";

        await ExpectAsync(_host.PostAsync(batch), HttpStatusCode.BadRequest, "belong to probe 'golmud-02'");
    }

    [Test]
    public async Task A_closed_gate_says_come_back_later()
    {
        _host.Gate.Close();
        using HttpResponseMessage response = await _host.PostAsync(new BatchBuilder().Seconds(Start));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_backlog_says_come_back_later()
    {
        await _host.DisposeAsync();
        _host = await IngestHost.StartAsync(new IngestOptions { MostUnapplied = 1 });
        BatchBuilder probe = new();
        await ExpectAsync(_host.PostAsync(probe.Seconds(Start)), HttpStatusCode.OK);
        using HttpResponseMessage response = await _host.PostAsync(probe.Seconds(Start));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task Nonsense_of_any_length_is_refused_and_never_an_error_of_ours()
    {
        byte[] valid = new BatchBuilder().Seconds(Start).ToByteArray();
        Random random = new(4711);
        for (int i = 0; i < 300; i++)
        {
            byte[] body = [.. valid];
            for (int change = 0; change <= i % 4; change++)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            using HttpResponseMessage response = await _host.PostAsync(i % 2 == 0 ? body : body[..random.Next(body.Length)]);
            Assert.That(
                (int)response.StatusCode, Is.AnyOf(200, 400, 403, 409), $"{i}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Test]
    public async Task Messages_that_unfold_to_much_more_than_they_weigh_are_refused_before_they_do()
    {
        Batch batch = new BatchBuilder().Empty();
        byte[] windows = [.. batch.ToByteArray(), .. Enumerable.Repeat((byte[])[0x3A, 0], 1_000_000).SelectMany(b => b)];
        await ExpectAsync(_host.PostAsync(windows), HttpStatusCode.BadRequest, "1000000 windows");

        batch.Dictionary = null;
        byte[] series = [.. Enumerable.Repeat((byte[])[0x12, 0], 1_000_000).SelectMany(b => b)];
        byte[] dictionary = [.. batch.ToByteArray(), 0x32, 0x80, 0x89, 0x7A, .. series];
        await ExpectAsync(_host.PostAsync(dictionary), HttpStatusCode.BadRequest, "1000000 series");

        // The tag of a window with a bit beyond the 32 a parser keeps.
        byte[] hidden = [.. batch.ToByteArray(), .. Enumerable.Repeat((byte[])[0xBA, 0x80, 0x80, 0x80, 0x10, 0], 600_000).SelectMany(b => b)];
        await ExpectAsync(_host.PostAsync(hidden), HttpStatusCode.BadRequest, "batch: not a protobuf message\"");
    }

    private static byte[] Compress(byte[] plain, string encoding)
    {
        using MemoryStream target = new();
        using (Stream compressor = encoding == "gzip"
            ? new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)
            : new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            compressor.Write(plain);
        }

        return target.ToArray();
    }

    private static async Task ExpectAsync(Task<HttpResponseMessage> call, HttpStatusCode status, string text = "")
    {
        using HttpResponseMessage response = await call;
        string body = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(status), body);
        if (status != HttpStatusCode.OK)
        {
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(body, Does.Contain(text));
        }
    }
}
