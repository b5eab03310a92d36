using PodLab.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(OnKind))]

namespace PodLab.Tests;

/// <summary>
/// The tests that use the kind cluster: one collection, since some of them compare the cluster's nodes before and after. They mostly wait, so they begin first and
/// run beside all others. CI starts the cluster beside the tests (<c>PODLAB_TESTS_KIND_STARTS</c>), and the first of these tests waits until it runs.
/// </summary>
public sealed class OnKind : ITestCollectionOrderer
{
    public const string Name = "on kind";

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderByDescending(collection => collection.TestCollectionDisplayName == Name)];
}
