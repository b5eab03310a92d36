namespace PodLab.Exercises.Lesson05;

/// <summary>The pause container comes from an image like any other, and its tag is read, never remembered.</summary>
public sealed class PauseImageTag : WordExercise
{
    /// <inheritdoc/>
    public override string Id => "E05.4";

    /// <inheritdoc/>
    public override string Question => "What is the tag of the image that the pause container was made from?";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Hints =>
    [
        "Find the image whose name ends in pause, and read the column TAG.",
        "In code: images.Single(i => i.Repository.EndsWith(\"/pause\")).Tag.",
    ];

    /// <inheritdoc/>
    public override string Solution => """
        var pauseImage = images.Single(i => i.Repository.EndsWith("/pause"));
        await lab.AnswerAsync("E05.4", pauseImage.Tag)
        """;

    /// <inheritdoc/>
    protected override string ExpectedForm => "a tag, such as \"1.0.0\"";

    /// <inheritdoc/>
    protected override IReadOnlyList<Mistake<string>> Mistakes =>
    [
        new(
            (word, seen) => Same(word, seen.Pod.Containers.FirstOrDefault(c => c.Role == Anatomy.ContainerRole.App)?.Image.Split(':')[^1]),
            _ => "That is the tag of your own container's image. The pause container has another one."),
    ];

    /// <inheritdoc/>
    protected override bool IsRight(string answer, Specimen specimen) =>
        specimen.PauseImage is { } image && (Same(answer, TagOf(image)) || Same(answer, image));

    /// <inheritdoc/>
    protected override string Explain(Specimen specimen) =>
        $"On this node it is {specimen.PauseImage}. Name and tag change from release to release and from distribution to distribution: look, do not remember.";

    private static string TagOf(string image) => image[(image.LastIndexOf(':') + 1)..];
}
