namespace Monitoring.Fuzz;

/// <summary>A parser returned, but not what it promises.</summary>
public sealed class BrokenPromiseException : Exception
{
    private BrokenPromiseException(string message)
        : base(message)
    {
    }

    public static void ThrowUnless(bool kept, string promise)
    {
        if (!kept)
        {
            throw new BrokenPromiseException(promise);
        }
    }
}
