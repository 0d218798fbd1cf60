using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Monitoring.Benchmarks.BenchmarkSettings).Assembly)
    .Run(args, new Monitoring.Benchmarks.BenchmarkSettings());
