using Xunit.Sdk;

namespace PodLab.Tests.Clusters;

/// <summary>What a learner gets who awaits a command that was canceled. (Shouldly looks at the task, which only says that it was
/// canceled.)</summary>
internal static class CanceledCommand
{
    public static async Task<CommandResult> OutputOfAsync(Task running)
    {
        try
        {
            await running;
        }
        catch (CommandCanceledException canceled)
        {
            return canceled.SoFar;
        }

        throw new XunitException("The command was not canceled.");
    }
}
