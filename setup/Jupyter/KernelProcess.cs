using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PodLab.Setup.Jupyter;

/// <summary>
/// The process of a kernel. It is separate because this process contains PodLab.dll. A cell's <c>#r</c> of an assembly that its process already
/// contains would silently get the process's own copy.
/// </summary>
internal sealed partial class KernelProcess : IDisposable
{
    private static readonly TimeSpan _timeToDie = TimeSpan.FromSeconds(5);

    private readonly KernelLaunch _launch;
    private readonly KernelConnection _connection;
    private readonly Process _process;
    private readonly LastWords _lastWords = new();
    private readonly TaskCompletionSource<int?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private KernelProcess(KernelLaunch launch, KernelConnection connection, ProcessStartInfo start)
    {
        (_launch, _connection) = (launch, connection);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => _lastWords.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _lastWords.Add(line.Data);
        // Not WaitForExitAsync, which also waits for every other process with the kernel's standard output.
        _process.Exited += (_, _) => _ended.TrySetResult(FindExitCode());
    }

    /// <summary>The process's ID.</summary>
    public int Id => _process.Id;

    /// <summary>The kernel's name.</summary>
    public string Name => _launch.Name;

    /// <summary>The advice for when it doesn't start.</summary>
    public string Advice => _launch.Advice;

    /// <summary>Completes when the process ends for any reason.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The end of its own standard output and error, which cells can't see.</summary>
    public string Words => _lastWords.ToString();

    /// <summary>Its exit code as words; empty while it runs.</summary>
    public string ExitCode => _ended.Task is { IsCompleted: true, Result: { } code } ? string.Create(CultureInfo.InvariantCulture, $" (exit code {code})") : "";

    /// <summary>Starts a kernel with a folder for its cells. The connection is disposed with the process.</summary>
    /// <exception cref="PodLabException">Its program can't be started.</exception>
    public static KernelProcess Start(KernelLaunch launch, KernelConnection connection, string folder, IReadOnlyDictionary<string, string> environment)
    {
        string[] command = [.. launch.Command.Select(word => word.Replace("{connection_file}", connection.File, StringComparison.Ordinal))];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // Kernels watch this process and end with it. On Windows the variable is a handle that the kernel would have to inherit.
        start.Environment["JPY_PARENT_PID"] = OperatingSystem.IsWindows() ? "0" : Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in launch.Environment.Concat(environment))
        {
            start.Environment[name] = value;
        }

        var kernel = new KernelProcess(launch, connection, start);
        kernel.Start();
        return kernel;
    }

    /// <summary>Sends it the signal of Ctrl-C, for kernels that are interrupted that way.</summary>
    public void Interrupt()
    {
        if (!OperatingSystem.IsWindows() && !Ended.IsCompleted)
        {
            _ = Kill(_process.Id, InterruptSignal);
        }
    }

    /// <summary>Waits until the process ends.</summary>
    /// <returns>Whether it ended within that time.</returns>
    public async Task<bool> EndsWithinAsync(TimeSpan time) => await Task.WhenAny(Ended, Task.Delay(time)) == Ended;

    /// <summary>Ends it with all its child processes, and waits until it is gone.</summary>
    public void Kill()
    {
        if (!Ended.IsCompleted)
        {
            _process.KillTree();
            _process.WaitForExit(_timeToDie);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Dispose();
        _connection.Dispose();
    }

    private int? FindExitCode()
    {
        try
        {
            return _process.ExitCode;
        }
        catch (InvalidOperationException)
        {
            return null; // Disposed in this very moment.
        }
    }

    private void Start()
    {
        try
        {
            _process.Start();
        }
        catch (Win32Exception error)
        {
            Dispose();
            throw new PodLabException($"The kernel {_launch.Name} couldn't be started: {_launch.Command[0]}: {error.Message}. {Advice}", error);
        }

        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private const int InterruptSignal = 2;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

/// <summary>The end of a process's output, kept for the error about its death.</summary>
internal sealed class LastWords
{
    private const int Longest = 2000;

    private readonly StringBuilder _text = new();

    public void Add(string? line)
    {
        lock (_text)
        {
            _text.AppendLine(line);
            if (_text.Length > Longest)
            {
                _text.Remove(0, _text.Length - Longest);
            }
        }
    }

    public override string ToString()
    {
        lock (_text)
        {
            return _text.ToString().Trim() is { Length: > 0 } said ? $"It printed: {said}{(char.IsPunctuation(said[^1]) ? "" : ".")}" : "It printed nothing.";
        }
    }
}

/// <summary>The programs that a process started and that are running now. They are ended after it: by then their parent can't be
/// determined.</summary>
internal sealed class ChildProcesses : IDisposable
{
    private readonly List<Process> _children;

    public ChildProcesses(int parent) => _children = [.. (OperatingSystem.IsLinux() ? ProcessIdentity.ChildrenOf(parent) : []).Select(Find).OfType<Process>()];

    /// <summary>Ends those that are still running, with all their child processes.</summary>
    public void Kill() => _children.ForEach(child => child.KillTree());

    public void Dispose() => _children.ForEach(child => child.Dispose());

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            // It already ended.
            return null;
        }
    }
}
