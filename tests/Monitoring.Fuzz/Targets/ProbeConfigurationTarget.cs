using System.Text;
using Monitoring.Contracts.Configuration;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="ProbeConfiguration"/>: whatever the bytes, a version with a number and a hash, or one line that says why not.</summary>
public sealed class ProbeConfigurationTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
    [
        ProbeConfiguration.Write(7, "{ \"inputs\": [ { \"id\": \"a\", \"name\": \"青海卫视\" } ] }", "{ \"t\": {} }", "{}"),
        ProbeConfiguration.Write(int.MaxValue, "{}", "{}", "{ \"p\": { \"x\": [ 1e9 ] } }"),
        Encoding.UTF8.GetBytes("{\"version\":1}"),
        [],
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        bool isRead = ProbeConfiguration.TryRead(input.ToArray(), out ProbeConfiguration? read, out string? problem);

        BrokenPromiseException.ThrowUnless(isRead == problem is null && isRead == read is not null, "neither an answer nor a reason");
        BrokenPromiseException.ThrowUnless(problem?.Contains('\n', StringComparison.Ordinal) != true, "a reason of more than one line");
        BrokenPromiseException.ThrowUnless(read is null || (read.Version >= 1 && read.Sha256.Length == 64), "a version that is none");
    }
}
