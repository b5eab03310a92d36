using System.Runtime.InteropServices;
using PodLab.CSharpKernel.Headless;

if (args is not ["headless", var socketPath])
{
    await Console.Error.WriteLineAsync("PodLab's C# kernel runs the cells of a notebook. It is started by `podlab run`, with: headless SOCKET");
    return 2;
}

// Ctrl-C in a terminal reaches every process there. What becomes of the cell is for the runner to say.
using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
await HeadlessKernel.RunAsync(socketPath);

// Not by returning: a thread that a cell started would keep the process.
Environment.Exit(0);
return 0;
