using Microsoft.Extensions.Primitives;

using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>One request as it came over the wire.</summary>
internal sealed record ReceivedBatch(Batch Batch, string Lane, StringValues Authorization, string Protocol, bool IsCompressed);
