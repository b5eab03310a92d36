using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using PodLab.CSharpKernel.Jupyter;

// First of all: .NET loads the cultures the first time anything needs one.
Cultures.Prepare();

// Ctrl-C in a terminal reaches every process there. What becomes of the cell is for the runner or the front end to say.
using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);

ExceptionHandling.SetUnhandledExceptionHandler(StrayExceptions.Tell);

// A few threads at once: cells that spin, or wait for their own tasks, must not keep the kernel's own work from a thread.
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

// Not by returning: a thread that a cell started would keep the process.
Environment.Exit(0);
return 0;
