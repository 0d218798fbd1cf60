using Monitoring.Engine.Ingest;

namespace Monitoring.Engine.Otlp;

/// <summary>Reads one data point of any shape in protobuf.</summary>
internal ref struct OtlpPointReader
{
    private OtlpPoint _point;

    private OtlpPointReader(OtlpShape shape) => _point = new OtlpPoint(shape);

    /// <summary>Reads a point and hands it over; false for bytes that no encoder wrote.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, OtlpShape shape, OtlpMetric metric, IOtlpSink sink)
    {
        OtlpPointReader reader = new(shape);
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            if (!reader.TryTake(fields))
            {
                return false;
            }
        }

        if (fields.IsMalformed)
        {
            return false;
        }

        reader._point.Give(metric, sink);
        return true;
    }

    private bool TryTake(in WireFields field)
    {
        (int attributes, int flags) = _point.Shape switch
        {
            OtlpShape.Histogram => (9, 10),
            OtlpShape.ExponentialHistogram => (1, 10),
            _ => (7, 8),
        };
        if (field.Number == attributes && field.IsBytes)
        {
            return TryTakeAttribute(field.Bytes);
        }

        _point.Start = field is { Number: 2, IsFixed64: true } ? field.Value : _point.Start;
        _point.Time = field is { Number: 3, IsFixed64: true } ? field.Value : _point.Time;
        _point.Flags = field.Number == flags && field.IsVarint ? field.Value : _point.Flags;
        if (_point.IsNumber)
        {
            TakeNumber(field);
            return true;
        }

        return TryTakeAggregate(field);
    }

    private bool TryTakeAttribute(ReadOnlySpan<byte> bytes)
    {
        if (!OtlpAttributes.TryRead(bytes, out string key, out string? value))
        {
            return false;
        }

        _point.TakeAttribute(key, value);
        return true;
    }

    /// <summary><c>oneof value { double as_double = 4; sfixed64 as_int = 6; }</c></summary>
    private readonly void TakeNumber(in WireFields field)
    {
        if (field is { Number: 4 or 6, IsFixed64: true })
        {
            _point.Take(string.Empty, field.Number == 4 ? field.Double : unchecked((long)field.Value));
        }
    }

    /// <summary><c>fixed64 count = 4; double sum = 5;</c> least and greatest, or quantiles, behind them.</summary>
    private readonly bool TryTakeAggregate(in WireFields field)
    {
        string? part = (field.Number, _point.Shape) switch
        {
            (4, _) => "count",
            (5, _) => "sum",
            (11, OtlpShape.Histogram) or (12, OtlpShape.ExponentialHistogram) => "min",
            (12, OtlpShape.Histogram) or (13, OtlpShape.ExponentialHistogram) => "max",
            _ => null,
        };
        if (part is not null && field.IsFixed64)
        {
            _point.Take(part, field.Number == 4 ? field.Value : field.Double);
        }

        return !(_point.Shape == OtlpShape.Summary && field is { Number: 6, IsBytes: true }) || TryTakeQuantile(field.Bytes);
    }

    /// <summary><c>ValueAtQuantile { double quantile = 1; double value = 2; }</c></summary>
    private readonly bool TryTakeQuantile(ReadOnlySpan<byte> bytes)
    {
        double quantile = 0, value = 0;
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            quantile = fields is { Number: 1, IsFixed64: true } ? fields.Double : quantile;
            value = fields is { Number: 2, IsFixed64: true } ? fields.Double : value;
        }

        _point.TakeQuantile(quantile, value);
        return !fields.IsMalformed;
    }
}
