using System.Collections.Concurrent;
using System.Reflection;
using PodLab.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestFramework(typeof(SkipsByNeed))]

namespace PodLab.Tests;

/// <summary>
/// Runs tests as xunit does, but reports only the first test that is skipped for each need. Without Docker, 360 lines would otherwise say the same.
/// The first one says that it represents the others.
/// </summary>
public sealed class SkipsByNeed(string? configFileName) : XunitTestFramework(configFileName)
{
    private readonly string? _configFileName = configFileName;

    protected override ITestFrameworkExecutor CreateExecutor(Assembly assembly) =>
        new Executor(new XunitTestAssembly(assembly, _configFileName, targetFramework: null));

    private sealed class Executor(IXunitTestAssembly assembly) : XunitTestFrameworkExecutor(assembly)
    {
        public override ValueTask RunTestCases(
            IReadOnlyCollection<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions,
            CancellationToken cancellationToken) =>
            base.RunTestCases(testCases, new FirstOfEachNeed(executionMessageSink), executionOptions, cancellationToken);
    }

    private sealed class FirstOfEachNeed(IMessageSink inner) : IMessageSink
    {
        private readonly ConcurrentDictionary<string, bool> _reasonsSeen = new();
        private readonly ConcurrentDictionary<string, bool> _testsDropped = new();

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestSkipped skipped && Need.IsReason(skipped.Reason) && !_reasonsSeen.TryAdd(skipped.Reason, true))
            {
                _testsDropped[skipped.TestUniqueID] = true;
                return true;
            }

            return (message is ITestFinished finished && _testsDropped.ContainsKey(finished.TestUniqueID)) || inner.OnMessage(message);
        }
    }
}
