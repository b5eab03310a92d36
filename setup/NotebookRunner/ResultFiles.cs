namespace PodLab.Setup.NotebookRunner;

/// <summary>The files for the results of a notebook's run.</summary>
/// <param name="Notebook">The executed notebook's file.</param>
/// <param name="Page">Its page's file.</param>
internal sealed record ResultFiles(string Notebook, string Page)
{
    // As file systems compare names there by default.
    private static readonly StringComparer _paths = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>The files of each notebook in a folder, with the notebooks' names.</summary>
    /// <exception cref="PodLabException">A file would overwrite a notebook that is to run, or another one's results.</exception>
    public static IReadOnlyList<ResultFiles> In(string folder, IReadOnlyList<string> notebooks)
    {
        var sources = notebooks.Select(Path.GetFullPath).ToHashSet(_paths);
        var writers = new Dictionary<string, string>(_paths);
        foreach (var notebook in notebooks)
        {
            var target = Path.GetFullPath(Of(notebook, folder).Notebook);
            if (sources.Contains(target))
            {
                throw new PodLabException($"--output {folder} would overwrite the notebook {target} itself. Name another folder.");
            }

            if (!writers.TryAdd(target, notebook))
            {
                throw new PodLabException($"{notebook} and {writers[target]} have the same name, so one would overwrite the other in --output {folder}. Run them one by one, each with its own folder.");
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
