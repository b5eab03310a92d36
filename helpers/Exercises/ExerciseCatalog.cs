namespace PodLab.Exercises;

/// <summary>All exercises of the course.</summary>
public static class ExerciseCatalog
{
    /// <summary>All exercises, lesson by lesson, in the order of their numbers.</summary>
    public static IReadOnlyList<Exercise> All { get; } =
    [
        .. Lesson01.Exercises,
        .. Lesson02.Exercises,
        .. Lesson03.Exercises,
        .. Lesson04.Exercises,
        .. Lesson05.Exercises,
        .. Lesson06.Exercises,
        .. Lesson07.Exercises,
        .. Lesson08.Exercises,
        .. Lesson09.Exercises,
    ];

    /// <summary>The exercise with this ID, or null.</summary>
    public static Exercise? Find(string id) => All.FirstOrDefault(exercise => exercise.Id == id);

    /// <summary>The exercise with this ID.</summary>
    /// <exception cref="PodLabException">It doesn't exist. The message lists those that do.</exception>
    public static Exercise Get(string id) => Find(id)
        ?? throw new PodLabException($"There is no exercise {id}. The exercises are "
            + $"{string.Join(", ", All.GroupBy(known => known.Id.Split('.')[0]).Select(lesson => $"{lesson.First().Id} to {lesson.Last().Id}"))}.");
}
