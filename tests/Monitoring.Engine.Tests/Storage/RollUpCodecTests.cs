using Monitoring.Storage;
using Monitoring.Storage.Chunks;
using Monitoring.Storage.Tiers;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Minutes packed and unpacked.</summary>
public sealed class RollUpCodecTests
{
    private const long Hour = 1_795_600_800;

    [Test]
    public void Minutes_come_back_as_they_went_in([Range(1, 60, 7)] int count)
    {
        Random random = new(count);
        RollUp[] minutes = [.. Enumerable.Range(0, 60).Order().Take(count).Select(minute => random.Next(4) == 0
            ? new RollUp(Hour + (minute * 60), 0, 60, 0, 1, double.NaN, double.NaN, double.NaN, double.NaN)
            : new RollUp(Hour + (minute * 60), 59, 1, 2, 13, random.NextDouble(), random.NextDouble(), 1e9 * random.NextDouble(), -0.0))];
        byte[] data = RollUpCodec.Encode(minutes, Hour, new ChunkBuffer());
        List<RollUp> read = [];

        Assert.That(RollUpCodec.Decode(data, count, Hour, read), Is.EqualTo(ChunkStatus.Complete));
        Assert.That(read, Is.EqualTo(minutes));
    }

    [Test]
    public void Bytes_no_encoder_wrote_are_an_answer_and_never_an_exception()
    {
        Random random = new(1);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] data = new byte[random.Next(300)];
            random.NextBytes(data);
            Assert.That(() => RollUpCodec.Decode(data, random.Next(-1, 70), Hour, []), Throws.Nothing);
        }
    }
}
