namespace PodLab.Setup.NotebookRunner;

/// <summary>Where the results of a notebook's run go.</summary>
/// <param name="Notebook">The executed notebook's file.</param>
/// <param name="Page">Its page's file.</param>
internal sealed record ResultFiles(string Notebook, string Page)
{
    // As file systems are by default there.
    private static readonly StringComparer _paths = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Those of each notebook, in a folder; the names are the notebooks' own.</summary>
    /// <exception cref="PodLabException">One would be written over a notebook that is to be run, or over another's results.</exception>
    public static IReadOnlyList<ResultFiles> In(string folder, IReadOnlyList<string> notebooks)
    {
        var sources = notebooks.Select(Path.GetFullPath).ToHashSet(_paths);
        var writers = new Dictionary<string, string>(_paths);
        foreach (var notebook in notebooks)
        {
            var target = Path.GetFullPath(Of(notebook, folder).Notebook);
            if (sources.Contains(target))
            {
                throw new PodLabException($"--output {folder} would write the executed notebook over {target} itself. Name another folder.");
            }

            if (!writers.TryAdd(target, notebook))
            {
                throw new PodLabException($"{notebook} and {writers[target]} have the same name, so --output {folder} would have only one of them in the end. Run them one by one, each with a folder of its own.");
            }
        }

        return [.. notebooks.Select(notebook => Of(notebook, folder))];
    }

    private static ResultFiles Of(string notebook, string folder)
    {
        var name = Path.GetFileNameWithoutExtension(notebook);
        return new(Path.Combine(folder, $"{name}.ipynb"), Path.Combine(folder, $"{name}.html"));
    }
}
