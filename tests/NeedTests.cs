using Shouldly;

namespace PodLab.Tests;

public sealed class NeedTests
{
    [Fact]
    public void A_need_that_is_met_lets_the_test_run()
    {
        Should.NotThrow(Need.Linux.OrSkip);
    }
}
