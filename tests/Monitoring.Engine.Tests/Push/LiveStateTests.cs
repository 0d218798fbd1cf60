using Monitoring.Alerting;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wall;
using Monitoring.Engine.Push;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Push;

/// <summary>What a tile shows, and what a wall is told of it.</summary>
public sealed class LiveStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly EntityId Input = EntityId.Parse("p/in");
    private static readonly EntityId Service = EntityId.Parse("p/in/1");
    private static readonly EntityId Other = EntityId.Parse("p/in/2");

    private LiveState _live = null!;

    [SetUp]
    public void Begin()
    {
        EntityDirectory directory = new();
        directory.Learn(new DictionaryEntity(Input, "DTMB 33", "dtmb", "", "", 0, 0, 0), Start);
        directory.Learn(new DictionaryEntity(Service, "青海卫视", "", "", "QHTV", 0, 0, 1), Start);
        _live = new LiveState(directory);
        _live.Seen("p", Start, "1.0", clockOffsetMilliseconds: null);
    }

    [Test]
    public void An_input_without_services_has_a_tile_until_it_carries_one()
    {
        Show(Input, 0);
        Assert.That(Frame(-1).Tiles.Single().Entity, Is.EqualTo("p/in"));
        long before = _live.Sequence;

        Show(Service, 1);
        WallFrame frame = Frame(before, 1);

        Assert.That(frame.RemovedTiles, Is.EqualTo(new[] { "p/in" }));
        Assert.That(frame.Tiles.Single().Entity, Is.EqualTo("p/in/1"));
    }

    [Test]
    public void An_input_that_never_carried_anything_is_to_be_seen()
    {
        Show(Input, 0);
        _live.Show(Alarm("p/in", Catalogue.TsSyncLoss));

        Assert.That(Frame(-1).Tiles.Single(), Has.Property(nameof(WallTile.State)).EqualTo(TileState.Outage).And.Property(nameof(WallTile.InputName)).EqualTo("DTMB 33"));
    }

    [TestCase(2.9, TileState.Normal)]
    [TestCase(3.1, TileState.Unknown)]
    public void A_measurement_speaks_for_three_seconds(double age, TileState expected)
    {
        Show(Service, 0);

        Assert.That(Tile(1 + age).State, Is.EqualTo(expected));
    }

    [Test]
    public void The_worst_alarm_explains_the_tile()
    {
        Show(Service, 0);
        _live.Show(Alarm("p/in/1", Catalogue.CatError));
        Assert.That(Tile(1), Has.Property(nameof(WallTile.State)).EqualTo(TileState.Degraded).And.Property(nameof(WallTile.Indicator)).EqualTo(2060));

        _live.Show(Alarm("p/in", Catalogue.ContinuityCountError));
        Assert.That(Tile(1).Indicator, Is.EqualTo(1040), "an alarm with impact speaks before one without");

        _live.Show(Alarm("p/in", Catalogue.PatError2));
        Assert.That(Tile(1), Has.Property(nameof(WallTile.State)).EqualTo(TileState.Outage).And.Property(nameof(WallTile.AlarmKey)).EqualTo("p/in#1031"));
    }

    [Test]
    public void An_alarm_of_the_stream_that_no_viewer_notices_leaves_its_services_alone()
    {
        Show(Service, 0);
        _live.Show(Alarm("p/in", Catalogue.NitError));

        Assert.That(Tile(1).State, Is.EqualTo(TileState.Normal));
        Assert.That(Frame(-1).Alarms, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_fault_that_is_over_is_remembered_as_the_last()
    {
        Show(Service, 0);
        Alarm alarm = Alarm("p/in/1", Catalogue.PidError);
        _live.Show(alarm);
        _live.Refresh(Start.AddSeconds(1), urgent: false);
        _live.Show(alarm with { Active = false, ClearedAt = Start.AddSeconds(0.9) });

        Assert.That(Tile(1.5), Is.EqualTo(Tile(1.5) with
        {
            State = TileState.Normal,
            Since = Start.AddSeconds(0.9),
            AlarmKey = null,
            LastFaultIndicator = 1060,
            LastFaultAt = Start.AddSeconds(0.9),
        }));
    }

    [Test]
    public void A_delta_holds_each_change_once_and_only_what_changed()
    {
        Show(Service, 0);
        Show(Other, 0);
        WallFrame full = Frame(-1, 0.5);
        for (int i = 1; i < 5; i++)
        {
            Show(Service, i);
            _live.Refresh(Start.AddSeconds(i + 0.5), urgent: false);
        }

        WallFrame delta = Frame(full.Sequence, 4.5);

        Assert.That(delta.Full, Is.False);
        Assert.That(delta.Tiles.Single(t => t.Entity == "p/in/1").LastDataAt, Is.EqualTo(Start.AddSeconds(5)), "four changes, one tile");
        Assert.That(Frame(delta.Sequence, 4.5).Tiles, Is.Empty);
    }

    [Test]
    public void A_client_that_was_away_too_long_begins_anew()
    {
        Show(Service, 0);
        long old = Frame(-1).Sequence;
        for (int i = 0; i < 10_100; i++)
        {
            Alarm alarm = Alarm("p/in/1", Catalogue.PidError) with { Acked = true };
            _live.Show(alarm);
            _live.Show(alarm with { Active = false, ClearedAt = Start });
        }

        Assert.That(Frame(old).Full, Is.True);
        Assert.That(Frame(_live.Sequence - 50).Full, Is.False);
    }

    [Test]
    public void A_service_that_is_no_longer_announced_stays_unknown_for_a_day_and_then_goes()
    {
        Show(Service, 0);
        Show(Other, 0);
        double day = TimeSpan.FromDays(1).TotalSeconds;
        Show(Other, day - 10);
        Assert.That(_live.Refresh(Start.AddSeconds(day - 9), urgent: false), Is.Empty);
        Assert.That(_live.FindTile("p/in/1")!.State, Is.EqualTo(TileState.Unknown));

        Show(Other, day + 10);
        IReadOnlyList<EntityId> gone = _live.Refresh(Start.AddSeconds(day + 11), urgent: false);

        Assert.That(gone, Is.EqualTo(new[] { Service }));
        Assert.That(_live.FindTile("p/in/1"), Is.Null);
    }

    [Test]
    public void A_service_stays_however_long_its_whole_input_is_silent()
    {
        Show(Service, 0);

        Assert.That(_live.Refresh(Start.AddDays(30), urgent: false), Is.Empty);
        Assert.That(_live.FindTile("p/in/1"), Is.Not.Null);
    }

    [Test]
    public void A_name_once_known_outlives_a_dictionary_without_it()
    {
        EntityDirectory directory = new();
        directory.Learn(new DictionaryEntity(Service, "青海卫视", "dtmb", "", "QHTV", 0, 0, 1), Start);
        directory.Learn(new DictionaryEntity(Service, "", "dtmb", "", "", 0, 0, 1), Start);

        Assert.That(directory.LabelOf(Service), Is.EqualTo(new EntityLabel("青海卫视", "dtmb", "")));
    }

    private static Alarm Alarm(string entity, Indicator indicator) => new(
        $"{entity}#{indicator.Id}", Guid.NewGuid().ToString(), entity, "", "", "", indicator.Id.Value, indicator.Severity,
        Active: true, Acked: false, Start, null, null, null, null, 1, "", "unknown", "", []);

    private void Show(EntityId entity, double start) => _live.Show(new EntityReading(
        entity, Start.AddSeconds(start), Start.AddSeconds(start + 1), Start.AddSeconds(start + 1), IsJudged: true, 5_000_000, 0.1));

    private WallTile Tile(double at)
    {
        _live.Refresh(Start.AddSeconds(at), urgent: false);
        return _live.FindTile("p/in/1")!;
    }

    private WallFrame Frame(long since, double at = 0.5)
    {
        _live.Refresh(Start.AddSeconds(at), urgent: false);
        return _live.Compose(since, Start.AddSeconds(at));
    }
}
