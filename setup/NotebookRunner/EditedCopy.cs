namespace PodLab.Setup.NotebookRunner;

/// <summary>An executed notebook of an earlier run that the user then edited. The next run would overwrite it, so it is kept under another
/// name.</summary>
internal static class EditedCopy
{
    /// <summary>Whether a file has text or code that neither the notebook nor its solutions contain.</summary>
    /// <param name="path">The file, which may not exist.</param>
    /// <param name="notebook">The notebook as read.</param>
    public static bool IsAt(string path, Notebook notebook)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            var sources = Notebook.Read(path).Cells.Select(cell => cell.Source).ToArray();
            return sources.Length != notebook.Cells.Count
                || notebook.Cells.Zip(sources).Any(pair => pair.Second != pair.First.Source && pair.Second != Solutions.Of(pair.First));
        }
        catch (PodLabException)
        {
            // No run wrote such a file.
            return true;
        }
    }

    /// <summary>Moves a file out of the way.</summary>
    /// <returns>Its new path: the first free one of <c>NAME.kept-1.ipynb</c>, <c>NAME.kept-2.ipynb</c> and so on.</returns>
    public static string MoveAway(string path)
    {
        var kept = Enumerable.Range(1, int.MaxValue).Select(number => Path.ChangeExtension(path, $".kept-{number}.ipynb")).First(other => !File.Exists(other));
        File.Move(path, kept);
        return kept;
    }
}
