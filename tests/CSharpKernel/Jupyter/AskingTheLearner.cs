using PodLab.Setup.Jupyter;

namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>Cells that prompt for a line.</summary>
public sealed class AskingTheLearner(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private static readonly JsonObject _mayAsk = new() { ["allow_stdin"] = true };

    private readonly FrontEnd _kernel = shared.Client;

    [Fact]
    public void What_the_learner_answers_is_what_the_cell_reads()
    {
        var cell = _kernel.Execute("Console.Write(\"Name? \"); var name = Console.ReadLine(); Console.Write($\"Hello {name}\");", _mayAsk);

        var question = _kernel.Question();
        question.Type.ShouldBe("input_request");
        question.ParentId.ShouldBe(cell);
        ((bool)question.Content["password"]!).ShouldBeFalse();
        question.Text("prompt").ShouldBe("Name? ", "what the cell wrote and did not end");
        Answer("Ada");

        _kernel.PublishedUntilIdle(cell)[^2].Brief.ShouldBe("stdout Hello Ada");
    }

    [Fact]
    public void A_password_is_asked_for_unseen()
    {
        var cell = _kernel.Execute("password(\"Token: \")!.Length", _mayAsk);

        var question = _kernel.Question();
        ((bool)question.Content["password"]!).ShouldBeTrue();
        question.Text("prompt").ShouldBe("Token: ");
        Answer("secret");

        _kernel.PublishedUntilIdle(cell)[^2].Brief.ShouldBe("execute_result 6");
    }

    [Fact]
    public void Two_questions_at_once_are_asked_one_after_the_other()
    {
        var cell = _kernel.Execute("(await Task.WhenAll(Task.Run(() => password(\"?\")!.Length), Task.Run(() => password(\"?\")!.Length))).Sum()", _mayAsk);

        _kernel.Question();
        Answer("one");
        _kernel.Question();
        Answer("three");

        _kernel.PublishedUntilIdle(cell)[^2].Brief.ShouldBe("execute_result 8");
    }

    [Fact]
    public void Where_nobody_can_be_asked_the_cell_fails_with_a_sentence() =>
        _kernel.Run("Console.ReadLine()", new() { ["allow_stdin"] = false }).Reply.Text("evalue").ShouldNotBeNull().ShouldContain("can't ask you");

    [Fact]
    public void An_interrupt_ends_the_waiting_and_a_late_answer_goes_to_nobody()
    {
        var cell = _kernel.Execute("Console.ReadLine()", _mayAsk);
        _kernel.Question();
        _kernel.Ask("interrupt_request", [], JupyterChannel.Control);
        _kernel.Reply(cell).Text("ename").ShouldBe("Interrupted");

        Answer("too late");

        var next = _kernel.Execute("Console.ReadLine()", _mayAsk);
        _kernel.Question();
        Answer("in time");
        _kernel.PublishedUntilIdle(next)[^2].Brief.ShouldBe("execute_result in time");
    }

    private void Answer(string value) => _kernel.Send("input_reply", new() { ["value"] = value }, JupyterChannel.Stdin);
}
