using Microsoft.CodeAnalysis.Scripting;
using PodLab.CSharpKernel.Engine.Magics;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.CSharpKernel.Engine;

/// <summary>Runs one cell, part by part: compiles and runs C#, obeys magics, and shows text in other languages.</summary>
internal sealed class CellRunner(IScriptSession session, IPackageSession packages, ICellOutput output, CancellationToken cancellation)
{
    private readonly List<Action> _atEnd = [];
    private readonly Stack<string> _importing = [];

    public IScriptSession Session => session;

    public IPackageSession Packages => packages;

    /// <summary>Runs a cell's text.</summary>
    /// <param name="code">The text.</param>
    /// <param name="name">The cell's name in errors: <c>cell:3</c>.</param>
    /// <param name="language">The cell's language according to its metadata.</param>
    /// <returns>Whether it ran to its end.</returns>
    public async Task<bool> RunAsync(string code, string name, string language)
    {
        try
        {
            await RunPartsAsync(code, name, language);
            _atEnd.ForEach(action => action());
            return true;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            output.Error(CellError.Of(error, name, session.Folder));
            return false;
        }
    }

    public void Show(MimeBundle bundle) => output.Display(bundle, DisplayedValue.NewId());

    /// <summary>Registers an action for the end of the cell, if it ends without an error.</summary>
    public void AtEnd(Action action) => _atEnd.Add(action);

    /// <summary>Runs a file as if its text were in the cell.</summary>
    /// <exception cref="MagicException">The file can't be read, or its kind can't be run.</exception>
    public async Task ImportAsync(string file)
    {
        var path = Path.GetFullPath(file, session.Folder);
        if (_importing.Contains(path))
        {
            throw new MagicException($"#!import {file}: the file imports itself.");
        }

        _importing.Push(path);
        foreach (var (name, text, language) in await ImportedFile.ReadAsync(file, path, cancellation))
        {
            await RunPartsAsync(text, CSharpEngine.CellPrefix + name, language);
        }

        _importing.Pop();
    }

    /// <summary>Shows the drawing of a pod.</summary>
    /// <exception cref="MagicException">The magic doesn't name a pod, or no cell loaded the library.</exception>
    public async Task DrawPodAsync(string pod)
    {
        if (pod.Length == 0)
        {
            throw new MagicException($"{MagicNames.Pod} needs the name of a pod. Write: {MagicNames.Pod} NAME.");
        }

        await LoadPackagesAsync();
        try
        {
            Show(MimeBundle.Of((await session.RunAsync(CoursewareLibrary.Drawing(pod), MagicNames.Pod, cancellation))?.Value));
        }
        catch (CompilationErrorException error)
        {
            throw CoursewareLibrary.IsMissing(error);
        }
    }

    private async Task RunPartsAsync(string code, string name, string language)
    {
        var parts = CellReader.Read(code, language);
        for (var i = 0; i < parts.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (parts[i])
            {
                case CellPart.Magic magic:
                    await ObeyAsync(magic, name);
                    break;
                case CellPart.Markup markup:
                    Show(MarkupBundle.Of(markup));
                    break;
                case CellPart.Foreign foreign:
                    Show(foreign.Language.ToBundle());
                    break;
                case CellPart.CSharp csharp:
                    await LoadPackagesAsync();
                    await RunCSharpAsync(csharp.Code, name, isLast: i == parts.Count - 1 && _importing.Count == 0);
                    break;
            }
        }

        if (await LoadPackagesAsync())
        {
            // They come after the cell's last C#, or without any. An empty text makes them known to text readers such as completion.
            await session.RunAsync("", name, cancellation);
        }
    }

    private async Task ObeyAsync(CellPart.Magic magic, string name)
    {
        try
        {
            await MagicList.Get(magic.Name).RunAsync(magic.Argument, this);
        }
        catch (MagicException error) when (error.Line is null)
        {
            throw error.At(magic.Line, name);
        }
    }

    // Not at the line that names a package: packages in consecutive lines are resolved together, and only then do their versions fit.
    private async Task<bool> LoadPackagesAsync()
    {
        if (await packages.ResolveAsync(cancellation) is not { } resolved)
        {
            return false;
        }

        session.Reference(resolved);
        Show(PackageNote.Of(resolved));
        if (resolved.Packages.Any(package => package.Name.Equals(CoursewareLibrary.Package, StringComparison.OrdinalIgnoreCase)))
        {
            await session.RunAsync(CoursewareLibrary.Import, CoursewareLibrary.Package, cancellation);
        }

        return true;
    }

    private async Task RunCSharpAsync(string code, string name, bool isLast)
    {
        var result = await session.RunAsync(code, name, cancellation);
        if (UncalledMain.FindHint(session.LastCompilation) is { } hint)
        {
            output.Stream(isError: true, $"{hint}\n");
        }

        if (result is not { Value: var value } || value is DisplayedValue)
        {
            return;
        }

        if (isLast)
        {
            output.Result(MimeBundle.Of(value));
        }
        else
        {
            Show(MimeBundle.Of(value));
        }
    }
}
