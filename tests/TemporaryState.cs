using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests;

/// <summary>A state folder for a test that starts nodes; if a node is still running in it, it is stopped with it.</summary>
internal sealed class TemporaryState : IAsyncDisposable
{
    private const string Prefix = "podlab-tests-";

    // A killed test run leaves its nodes behind: the next one stops them.
    private static readonly Lazy<Task> _leftovers = new(RemoveLeftoversAsync);

    public TemporaryState(string name = "state") =>
        Folder = new StateFolder(Path.Combine(Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName, name));

    public StateFolder Folder { get; }

    /// <summary>Another folder for the test's files, deleted with the state.</summary>
    public string Output => Path.Combine(Root, "out");

    private string Root => Path.GetDirectoryName(Folder.Path)!;

    public StandaloneNodeProvisioner Life => new(Folder, new Progress<string>());

    /// <summary>Gives it to an ordinary user, for a test that root runs.</summary>
    public async Task GiveToAsync(string user) => (await MachineCommand.RunAsync(["chown", user, Root])).EnsureSuccess();

    public async ValueTask DisposeAsync()
    {
        await Life.DownAsync(CancellationToken.None);
        Directory.Delete(Root, recursive: true);
        await _leftovers.Value;
    }

    private static async Task RemoveLeftoversAsync()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), $"{Prefix}*").Where(IsOrphan))
        {
            try
            {
                foreach (var state in Directory.EnumerateDirectories(folder))
                {
                    await new StandaloneNodeProvisioner(new StateFolder(state), new Progress<string>()).DownAsync(CancellationToken.None);
                }

                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Another test run removes it at the same time, or it is another user's.
            }
        }
    }

    // A folder whose name has no process's number there is another test's own.
    private static bool IsOrphan(string folder) => int.TryParse(Path.GetFileName(folder).Split('-')[2], CultureInfo.InvariantCulture, out var owner)
        && !Process.GetProcesses().Any(process => process.Id == owner);
}
