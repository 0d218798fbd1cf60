using NUnit.Framework;

// Most of the time of these tests is waiting: for a second to be over, for a process, for an answer.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
