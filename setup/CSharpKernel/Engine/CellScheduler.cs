namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Runs one cell's code on the thread pool and knows whether any of it is on a thread at this moment. A cell that is interrupted while it waits
/// for something is simply forgotten; one whose code spins or blocks is not, and the learner has to hear that.
/// </summary>
internal sealed class CellScheduler : TaskScheduler
{
    private int _active;

    /// <summary>Whether code of the cell is on a thread or about to be: not waiting at an <c>await</c>, and not over.</summary>
    public bool IsRunning => Volatile.Read(ref _active) > 0;

    /// <summary>Starts the cell; what it awaits comes back to this scheduler.</summary>
    public Task<T> Start<T>(Func<Task<T>> cell) =>
        Task.Factory.StartNew(cell, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    protected override void QueueTask(Task task)
    {
        Interlocked.Increment(ref _active);
        if (task.CreationOptions.HasFlag(TaskCreationOptions.LongRunning))
        {
            new Thread(() => Run(task)) { IsBackground = true }.UnsafeStart();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(queued => Run(queued), task, preferLocal: false);
        }
    }

    // What was awaited may come back here right on the thread that completed it.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (taskWasPreviouslyQueued)
        {
            return false;
        }

        Interlocked.Increment(ref _active);
        return Run(task);
    }

    // For debuggers only.
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private bool Run(Task task)
    {
        try
        {
            return TryExecuteTask(task);
        }
        finally
        {
            Interlocked.Decrement(ref _active);
        }
    }
}
