using System.Globalization;
using Monitoring.Storage;

namespace Monitoring.Engine.Ingest;

/// <summary>Whether this is the moment to take anything in: the same for batches and for what comes over OTLP.</summary>
internal sealed class IngestPressure(IMeasurementStore store, IngestGate gate, IngestOptions options)
{
    /// <summary>Status and reason where it is not.</summary>
    public (int Status, string Reason)? WrongMoment()
    {
        if (!gate.IsOpen)
        {
            return (StatusCodes.Status503ServiceUnavailable, "the engine is starting or stopping");
        }

        StoreBacklog backlog = store.Backlog;
        return backlog.Waiting >= options.MostWaiting
                ? (StatusCodes.Status429TooManyRequests, $"{backlog.Waiting} batches wait for the disk")
            : backlog.Unapplied >= options.MostUnapplied
                ? (StatusCodes.Status429TooManyRequests, $"{backlog.Unapplied} batches wait to be evaluated")
            : null;
    }

    /// <summary>Says when to come again, where a status asks for it; false for any other.</summary>
    public bool TrySetRetryAfter(HttpResponse response, int status)
    {
        bool comesAgain = status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable;
        if (comesAgain)
        {
            int seconds = Math.Max(1, (int)options.RetryAfter.TotalSeconds);
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return comesAgain;
    }
}
