using System.Runtime.Intrinsics;

namespace Monitoring.Analysis.Buffers;

/// <summary>One of two numbers, without a branch: for what changes from packet to packet as it happens to.</summary>
internal static class Choice
{
    /// <summary><paramref name="then"/> where <paramref name="value"/> is at most <paramref name="limit"/>, else the other.</summary>
    public static double IfAtMost(double value, double limit, double then, double otherwise) =>
        Vector128.ConditionalSelect(
            Vector128.LessThanOrEqual(Vector128.CreateScalarUnsafe(value), Vector128.CreateScalarUnsafe(limit)),
            Vector128.CreateScalarUnsafe(then), Vector128.CreateScalarUnsafe(otherwise)).ToScalar();
}
