namespace PodLab.Recordings;

/// <summary>What can be asked of a cluster, its nodes and their container runtimes; in a recording the names are in small letters.</summary>
internal enum QuestionKind
{
    Facts,
    Apply,
    Pods,
    PodsLine,
    Pod,
    Wait,
    Delete,
    Log,
    Nodes,
    Objects,
    ObjectsLine,
    WaitForObject,
    DeleteObject,
    Command,
    Version,
    Images,
    Sandboxes,
    Containers,
}
