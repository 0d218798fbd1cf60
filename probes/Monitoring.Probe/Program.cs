namespace Monitoring.Probe;

public static class Program
{
    public static int Main() => 0;
}
