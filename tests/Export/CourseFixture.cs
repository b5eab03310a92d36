[assembly: AssemblyFixture(typeof(PodLab.Tests.Export.CourseFixture))]

namespace PodLab.Tests.Export;

/// <summary>The course as <c>podlab export --course</c> writes it, once for all tests that read it.</summary>
public sealed class CourseFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("podlab-course-");
    private readonly Lazy<Task<ToolResult>> _export;

    public CourseFixture() => _export = new(() => Tool.RunAsync(new StateFolder(Path.Combine(_parent.FullName, "state")), "export", "--course", Folder));

    public string Folder => Path.Combine(_parent.FullName, "stick", "course");

    /// <summary>Writes the course when the first test asks.</summary>
    /// <returns>The command's output.</returns>
    public async Task<string> WrittenAsync()
    {
        var export = await _export.Value;
        export.ExitCode.ShouldBe(0, export.Error);
        return export.Output;
    }

    public ValueTask DisposeAsync()
    {
        _parent.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
