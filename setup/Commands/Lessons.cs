namespace PodLab.Setup.Commands;

/// <summary>The course's lessons: <c>notebooks/NN-name.ipynb</c>, each found by its number.</summary>
internal static partial class Lessons
{
    private const string Notebooks = "notebooks";

    /// <summary>The folder of the lessons: under the working directory, as the README says, or otherwise in the checkout of this tool.</summary>
    public static string Folder => Directory.Exists(Notebooks) ? Notebooks : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", Notebooks));

    /// <summary>The lesson of the lowest number, with which the course begins.</summary>
    /// <exception cref="PodLabException">There is no lesson.</exception>
    public static string First() => All() is [var first, ..] ? first : throw new PodLabException($"{Folder} has no lessons.");

    /// <summary>The lesson with a number, such as <c>05</c> or <c>5</c>.</summary>
    /// <exception cref="PodLabException">There is none; the message lists the lessons.</exception>
    public static string Get(string number) => All().FirstOrDefault(lesson => NumberOf(lesson) == Parse(number)) ?? throw new PodLabException(
        $"There is no lesson {number}. {Folder} has {(All() is { Count: > 0 } all ? string.Join(", ", all.Select(Path.GetFileNameWithoutExtension)) : "none")}.");

    /// <summary>The executed copies of all lessons that come with PodLab, in the course's order.</summary>
    /// <exception cref="PodLabException">There is none.</exception>
    public static IReadOnlyList<string> Shared()
    {
        var folder = Path.Combine(Folder, "shared");
        string[] shared = [.. All().Select(lesson => Path.Combine(folder, Path.GetFileName(lesson))).Where(File.Exists)];
        return shared.Length > 0 ? shared : throw new PodLabException($"{folder} has no executed lessons.");
    }

    /// <summary>The course's glossary; null if the folder has none.</summary>
    public static string? FindGlossary() => Path.Combine(Folder, "GLOSSARY.md") is var file && File.Exists(file) ? file : null;

    /// <summary>The file that a word on the command line means: a lesson's number, or the file itself.</summary>
    public static string Resolve(string word) => IsNumber(word) ? Get(word) : word;

    /// <summary>The executed notebook for a word on the command line: a lesson's number means the copy that <c>run</c> wrote.</summary>
    /// <exception cref="PodLabException">The lesson wasn't run yet.</exception>
    public static string ResolveExecuted(string word)
    {
        if (!IsNumber(word))
        {
            return word;
        }

        var executed = Path.Combine(RunCommand.DefaultOutput, Path.GetFileName(Get(word)));
        return File.Exists(executed) ? executed
            : throw new PodLabException($"Lesson {word} wasn't run here: {executed} is missing. Run it first: `{TerminalCommand.Words} run {word}`.");
    }

    /// <summary>Whether a word is a lesson's number. A file with that name has precedence.</summary>
    public static bool IsNumber(string word) => Number().IsMatch(word) && !File.Exists(word);

    private static IReadOnlyList<string> All() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.ipynb").Where(file => NumberedFile().IsMatch(Path.GetFileName(file))).OrderBy(NumberOf)]
        : [];

    private static int NumberOf(string lesson) => Parse(Path.GetFileName(lesson).Split('-')[0]);

    private static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{1,3}\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d{2,3}-.*\.ipynb\z")]
    private static partial Regex NumberedFile();
}
