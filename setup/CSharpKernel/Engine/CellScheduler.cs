namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Runs one cell's code on the thread pool, and tracks whether any of it is currently on a thread. A cell that is waiting when it is interrupted is
/// simply forgotten. Code that spins or blocks goes on, and the learner needs to know that.
/// </summary>
internal sealed class CellScheduler : TaskScheduler
{
    private int _active;

    /// <summary>Whether code of the cell is on a thread or about to be, and not waiting at an <c>await</c> or over.</summary>
    public bool IsRunning => Volatile.Read(ref _active) > 0;

    /// <summary>Starts the cell; its awaits continue on this scheduler.</summary>
    public Task<T> Start<T>(Func<Task<T>> cell) =>
        Task.Factory.StartNew(cell, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    protected override void QueueTask(Task task)
    {
        Interlocked.Increment(ref _active);
        // A browser has no threads to start. What is queued runs when the cell next waits.
        if (task.CreationOptions.HasFlag(TaskCreationOptions.LongRunning) && !OperatingSystem.IsBrowser())
        {
            new Thread(() => Run(task)) { IsBackground = true }.UnsafeStart();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(queued => Run(queued), task, preferLocal: false);
        }
    }

    // An awaited task may continue here directly on the thread that completed it.
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
