namespace PodLab.Exercises;

/// <summary>A lesson of the course.</summary>
/// <param name="Number">Its number, two digits: <c>05</c>.</param>
/// <param name="Title">Its title, as in the notebook's first line.</param>
/// <param name="Pods">The pods that it applies to Kubernetes namespace <c>dev</c>.</param>
internal sealed record CourseLesson(string Number, string Title, params IReadOnlyList<string> Pods)
{
    /// <summary>Whether the lesson opens shells on a node.</summary>
    public bool OpensShells { get; init; }

    /// <summary>The number of incidents that it makes.</summary>
    public int Incidents { get; init; }

    /// <summary>The IDs of its exercises and incidents, in the order of their numbers: <c>E05.1</c>, <c>I10.1</c>.</summary>
    public IEnumerable<string> Exercises =>
    [
        .. ExerciseCatalog.All.Select(exercise => exercise.Id).Where(id => id.StartsWith($"E{Number}.", StringComparison.Ordinal)),
        .. Enumerable.Range(1, Incidents).Select(number => string.Create(CultureInfo.InvariantCulture, $"I{Number}.{number}")),
    ];
}

/// <summary>The lessons of the course.</summary>
internal static class CourseOutline
{
    /// <summary>All lessons, in order.</summary>
    public static IReadOnlyList<CourseLesson> Lessons { get; } =
    [
        new("00", "start here", "demofirst"),
        new("01", "Linux namespaces") { OpensShells = true },
        new("02", "containers by hand", "demofiles") { OpensShells = true },
        new("03", "veth pairs") { OpensShells = true },
        new("04", "pod networking on a node", "demosolo", "demoopen", "demohost"),
        new("05", "pod infrastructure", "demosolo"),
        new("06", "the pause container", "demosolo", "demotwin", "demoshare"),
        new("07", "pods of several containers", "demoduo", "demotrio", "democlash", "demoinit", "demoside"),
        new("08", "PID namespaces nest", "demonest") { OpensShells = true },
        new("09", "pod variants", "demosolo", "demoshare", "demohostnet", "demohostpid", "demohostipc", "demousers", "demoside", "demopriv", "demouser"),
        new("10", "incidents", "demofix1", "demofix2", "demofix3", "demofix4", "demofix5", "demofix6") { Incidents = 6 },
        new("11", "your own pod", "demolook"),
    ];

    /// <summary>The lesson with a number, such as <c>05</c> or <c>5</c>.</summary>
    /// <exception cref="PodLabException">There is none. The message lists those that exist.</exception>
    public static CourseLesson Get(string number) => Lessons.FirstOrDefault(lesson => lesson.Number == number.PadLeft(2, '0'))
        ?? throw new PodLabException($"There is no lesson {number}. The course has lessons {Lessons[0].Number} to {Lessons[^1].Number}.");
}
