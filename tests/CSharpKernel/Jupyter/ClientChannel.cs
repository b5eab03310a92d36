namespace PodLab.Tests.CSharpKernel.Jupyter;

internal enum ClientChannel
{
    Shell,
    Control,
    Stdin,
}
