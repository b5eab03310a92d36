using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using PodLab.CSharpKernel.Desktop;
using PodLab.CSharpKernel.Jupyter;

// This must come first: .NET loads the cultures when anything first needs one.
Cultures.Prepare();

// Ctrl-C in a terminal reaches every process there. The runner or the front end decides whether to end the cell.
using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);

ExceptionHandling.SetUnhandledExceptionHandler(StrayExceptions.Tell);

// A few threads from the start: cells that spin, or wait for their own tasks, must not take all threads from the kernel.
ThreadPool.SetMinThreads(8, 8);

switch (args)
{
    case ["jupyter", var connectionFile]:
        try
        {
            await JupyterKernel.RunAsync(connectionFile);
        }
        catch (InvalidDataException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }

        break;
    default:
        await Console.Error.WriteLineAsync(
            "PodLab's C# kernel runs the cells of a notebook. `podlab run` starts it, or a front end such as JupyterLab, with: jupyter CONNECTION_FILE");
        return 2;
}

// Without returning: a thread that a cell started would keep the process alive.
Environment.Exit(0);
return 0;
