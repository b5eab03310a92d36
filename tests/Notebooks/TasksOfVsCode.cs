using PodLab.Setup.VisualStudioCode;

namespace PodLab.Tests.Notebooks;

/// <summary>VS Code's tasks under <em>Run Task</em> in this checkout.</summary>
public sealed partial class TasksOfVsCode
{
    private static readonly JsonObject[] _tasks =
        [.. JsonNode.Parse(File.ReadAllText(Repository.Path(".vscode", "tasks.json")))!["tasks"]!.AsArray().Select(task => task!.AsObject())];

    [Fact]
    public void Each_is_one_command_which_every_system_s_shell_understands()
    {
        foreach (var task in _tasks)
        {
            CommandAlone().IsMatch((string)task["command"]!).ShouldBeTrue((string)task["command"]!);
        }
    }

    [Fact]
    public void The_tool_of_the_checkout_is_called_by_a_launcher_that_is_there_on_Windows_by_its_own()
    {
        foreach (var task in _tasks.Where(task => (string?)task["command"] != "dotnet"))
        {
            File.Exists(Repository.Path((string)task["command"]!)).ShouldBeTrue();
            var onWindows = (string)task["windows"]!["command"]!;
            onWindows.ShouldEndWith(".cmd");
            File.Exists(Repository.Path(onWindows.Replace('\\', '/'))).ShouldBeTrue();
        }
    }

    [Fact]
    public void The_build_task_builds_and_then_installs_the_kernel()
    {
        var build = _tasks.Single(task => (bool?)task["group"]?["isDefault"] == true);

        build["args"]!.AsArray().Select(word => (string?)word).ShouldBe(["kernel", "install"]);
        var first = build["dependsOn"]!.AsArray().ShouldHaveSingleItem();
        var task = _tasks.Single(task => (string?)task["label"] == (string?)first);
        ((string?)task["command"], (string?)task["args"]![0]).ShouldBe(("dotnet", "build"));
    }

    [Fact]
    public void Those_that_the_README_names_are_there() =>
        ReadmeTask().Matches(File.ReadAllText(Repository.Path("README.md"))).Select(match => match.Groups[1].Value)
            .ShouldAllBe(label => _tasks.Any(task => (string?)task["label"] == label));

    [Fact]
    public void The_folder_s_settings_wrap_errors_and_hold_nothing_that_VS_Code_obeys_only_in_the_user_s()
    {
        var settings = JsonNode.Parse(File.ReadAllText(Repository.Path(".vscode", "settings.json")))!.AsObject();

        settings["notebook.output.wordWrap"]!.GetValue<bool>().ShouldBeTrue();
        settings.ContainsKey("jupyter.completionTriggerCharacters").ShouldBeFalse();
    }

    [Fact]
    public void The_README_shows_the_line_for_the_user_s_settings_as_the_tool_adds_it() =>
        File.ReadAllLines(Repository.Path("README.md")).Select(line => line.Trim()).ShouldContain(CompletionTrigger.Line);

    [GeneratedRegex("^[A-Za-z/]+$")]
    private static partial Regex CommandAlone();

    [GeneratedRegex(@"Run Task → (PodLab: [^*]+)\*")]
    private static partial Regex ReadmeTask();
}
