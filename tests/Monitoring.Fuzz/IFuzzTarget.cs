namespace Monitoring.Fuzz;

/// <summary>A parser that takes any bytes at all: it must return, and keep what it promises, whatever they are.</summary>
public interface IFuzzTarget
{
    /// <summary>Inputs that reach deep, to be mutated.</summary>
    IEnumerable<byte[]> Seeds();

    /// <summary>Parses; throws when a promise is broken.</summary>
    void Run(ReadOnlySpan<byte> input);
}
