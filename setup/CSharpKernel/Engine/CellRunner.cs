using PodLab.CSharpKernel.Engine.Magics;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.CSharpKernel.Engine;

/// <summary>Runs one cell, part after part: C# is compiled and run, magics are obeyed, text in other languages is shown.</summary>
internal sealed class CellRunner(ScriptSession session, PackageSession packages, ICellOutput output, CancellationToken cancellation)
{
    private readonly List<Action> _atEnd = [];
    private readonly Stack<string> _importing = [];

    public ScriptSession Session => session;

    public PackageSession Packages => packages;

    /// <summary>Runs a cell's text.</summary>
    /// <param name="code">The text.</param>
    /// <param name="name">By what name errors know it: <c>cell:3</c>.</param>
    /// <returns>Whether it ran to its end.</returns>
    public async Task<bool> RunAsync(string code, string name)
    {
        try
        {
            await RunPartsAsync(code, name);
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

    /// <summary>Has something done when the cell has come to its end without an error.</summary>
    public void AtEnd(Action action) => _atEnd.Add(action);

    /// <summary>Runs a file as if its text stood in the cell.</summary>
    /// <exception cref="MagicException">It cannot be read, or is of no kind that can be run.</exception>
    public async Task ImportAsync(string file)
    {
        var path = Path.GetFullPath(file, session.Folder);
        if (_importing.Contains(path))
        {
            throw new MagicException($"#!import {file}: the file imports itself.");
        }

        _importing.Push(path);
        foreach (var (name, text) in await ImportedFile.ReadAsync(file, path, cancellation))
        {
            await RunPartsAsync(text, CSharpEngine.CellPrefix + name);
        }

        _importing.Pop();
    }

    private async Task RunPartsAsync(string code, string name)
    {
        var parts = CellReader.Read(code);
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
                case CellPart.CSharp csharp:
                    await LoadPackagesAsync();
                    await RunCSharpAsync(csharp.Code, name, isLast: i == parts.Count - 1 && _importing.Count == 0);
                    break;
            }
        }

        if (await LoadPackagesAsync())
        {
            // They come after the cell's last C#, or without any: a text of nothing makes them known to what reads texts, as completion does.
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

    // Not at the line that names one: packages named one after the other are resolved together, and only then do their versions fit.
    private async Task<bool> LoadPackagesAsync()
    {
        if (await packages.ResolveAsync(cancellation) is not { } resolved)
        {
            return false;
        }

        session.Reference(resolved);
        Show(PackageNote.Of(resolved));
        return true;
    }

    private async Task RunCSharpAsync(string code, string name, bool isLast)
    {
        var result = await session.RunAsync(code, name, cancellation);
        if (UncalledMain.FindHint(session.LastScript) is { } hint)
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
