using PodLab.CSharpKernel.Headless;

if (args is not ["headless", var socketPath])
{
    await Console.Error.WriteLineAsync("PodLab's C# kernel runs the cells of a notebook. It is started by `podlab run`, with: headless SOCKET");
    return 2;
}

await HeadlessKernel.RunAsync(socketPath);
return 0;
