using System.Net;

namespace Monitoring.Engine.Tests.Otlp;

/// <summary>What an engine answered to a request of metrics.</summary>
internal sealed record OtlpSaid(HttpStatusCode Status, long Rejected, string Message, TimeSpan? RetryAfter);
