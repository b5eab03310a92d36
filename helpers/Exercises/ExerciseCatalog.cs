using PodLab.Exercises.Lesson05;

namespace PodLab.Exercises;

/// <summary>All exercises of the course.</summary>
public static class ExerciseCatalog
{
    /// <summary>All exercises, lesson by lesson, in the order of their numbers.</summary>
    public static IReadOnlyList<Exercise> All { get; } =
    [
        new ParentProcess(), new ParentProgram(), new Sibling(), new PauseImageTag(),
        new OwnNamespaces(), new PauseOwnNamespaces(), new SharedNamespaceTypes(), new NamespacesOfOneProcess(), new OneMoreContainer(),
    ];

    /// <summary>The exercise of that ID, or null.</summary>
    public static Exercise? Find(string id) => All.FirstOrDefault(exercise => exercise.Id == id);

    /// <summary>The exercise of that ID.</summary>
    /// <exception cref="PodLabException">There is none; the message names those there are.</exception>
    public static Exercise Get(string id) =>
        Find(id) ?? throw new PodLabException($"There is no exercise {id}. There are: {string.Join(", ", All.Select(exercise => exercise.Id))}.");
}
