namespace Monitoring.Engine;

public static class Program
{
    public static int Main() => 0;
}
