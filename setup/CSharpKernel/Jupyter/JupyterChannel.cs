namespace PodLab.CSharpKernel.Jupyter;

/// <summary>The sockets over which requests and answers go.</summary>
internal enum JupyterChannel
{
    /// <summary>Cells to run and questions about code, one after the other.</summary>
    Shell,

    /// <summary>What must not wait behind a cell: interrupt, shutdown.</summary>
    Control,

    /// <summary>A cell asks the learner for a line.</summary>
    Stdin,
}
