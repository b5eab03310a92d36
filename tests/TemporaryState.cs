using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests;

/// <summary>A state folder for a test that starts nodes; a node that still runs in it is taken down with it.</summary>
internal sealed class TemporaryState : IAsyncDisposable
{
    private const string Prefix = "podlab-tests-";

    // A test run that was killed leaves its nodes behind: the next one takes them down.
    private static readonly Lazy<Task> _leftovers = new(RemoveLeftoversAsync);

    public TemporaryState(string name = "state") =>
        Folder = new StateFolder(Path.Combine(Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName, name));

    public StateFolder Folder { get; }

    /// <summary>Where else a test may write: it goes with the state.</summary>
    public string Output => Path.Combine(Root, "out");

    private string Root => Path.GetDirectoryName(Folder.Path)!;

    public StandaloneNodeProvisioner Life => new(Folder, new Progress<string>());

    /// <summary>Lets an ordinary user have it, for a test that root runs.</summary>
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

    private static bool IsOrphan(string folder)
    {
        var owner = int.Parse(Path.GetFileName(folder).Split('-')[2], CultureInfo.InvariantCulture);
        return !Process.GetProcesses().Any(process => process.Id == owner);
    }
}
