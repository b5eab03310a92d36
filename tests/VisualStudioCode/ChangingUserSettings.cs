using PodLab.Setup.VisualStudioCode;

namespace PodLab.Tests.VisualStudioCode;

/// <summary><c>podlab kernel install</c> and <c>doctor</c>, for a user with the test's own home.</summary>
public sealed class ChangingUserSettings : IDisposable
{
    private const string Settings = "config/Code/User/settings.json";

    private readonly TemporaryFolder _home = new();

    [Fact]
    public async Task Installing_the_kernel_prints_the_line_and_changes_no_settings()
    {
        var settings = _home.Write(Settings, "{}");

        (await RunAsync("kernel", "install")).EnsureSuccess().Output.Split('\n').ShouldContain(line => line.Trim() == CompletionTrigger.Line);

        File.ReadAllText(settings).ShouldBe("{}");
    }

    [Fact]
    public async Task Asked_to_it_adds_the_line_keeps_a_copy_and_doctor_sees_it()
    {
        Need.Linux.OrSkip();
        var settings = _home.Write(Settings, "{\n  // mine\n  \"a\": 1,\n}\n");
        (await RunAsync("doctor")).Output.ShouldContain("kernel install --vscode");

        (await RunAsync("kernel", "install", "--vscode")).EnsureSuccess();
        (await RunAsync("kernel", "install", "--vscode")).EnsureSuccess().Output.ShouldContain("already");

        File.ReadAllText(settings).ShouldBe($"{{\n  // mine\n  \"a\": 1,\n  {CompletionTrigger.Line},\n}}\n");
        File.ReadAllText(settings + ".before-podlab").ShouldBe("{\n  // mine\n  \"a\": 1,\n}\n");
        (await RunAsync("doctor")).Output.ShouldNotContain("kernel install --vscode");
    }

    [Fact]
    public async Task Settings_that_are_a_link_stay_one()
    {
        Need.Linux.OrSkip();
        var target = _home.Write("dotfiles/settings.json", "{}");
        Directory.CreateDirectory(Path.GetDirectoryName(_home[Settings])!);
        File.CreateSymbolicLink(_home[Settings], target);

        (await RunAsync("kernel", "install", "--vscode")).EnsureSuccess();

        File.ReadAllText(target).ShouldContain(CompletionTrigger.Line);
        new FileInfo(_home[Settings]).LinkTarget.ShouldBe(target);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_stay_as_they_are_and_other_editors_get_the_line()
    {
        Need.Linux.OrSkip();
        var broken = _home.Write(Settings, "{ broken");
        var other = _home.Write("config/VSCodium/User/settings.json", "{}");

        var install = await RunAsync("kernel", "install", "--vscode");

        install.ExitCode.ShouldBe(1);
        install.Error.ShouldContain($"{broken} was not changed.");
        File.ReadAllText(broken).ShouldBe("{ broken");
        File.ReadAllText(other).ShouldContain(CompletionTrigger.Line);
        (await RunAsync("doctor")).Output.ShouldContain(broken);
    }

    [Fact]
    public async Task Where_VS_Code_works_on_this_machine_from_another_the_settings_are_there()
    {
        Need.Linux.OrSkip();
        Directory.CreateDirectory(_home[".vscode-server"]);

        (await RunAsync("doctor")).Output.ShouldContain("the machine where you see VS Code");
        var install = await RunAsync("kernel", "install", "--vscode");

        install.ExitCode.ShouldBe(1);
        install.Output.ShouldContain(CompletionTrigger.Line);
    }

    public void Dispose() => _home.Dispose();

    private async Task<ToolResult> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Tool.Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["HOME"], start.Environment["XDG_CONFIG_HOME"]) = (_home.Path, _home["config"]);
        (start.Environment["XDG_DATA_HOME"], start.Environment["PODLAB_STATE"]) = (_home["data"], _home["state"]);
        using var tool = Process.Start(start)!;
        return await Tool.EndOfAsync(tool);
    }
}
