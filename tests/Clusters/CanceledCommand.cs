using Xunit.Sdk;

namespace PodLab.Tests.Clusters;

/// <summary>The exception from awaiting a canceled command. (Shouldly looks only at the task, which just says that it was canceled.)</summary>
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
