namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>Cells that print a lot.</summary>
public sealed class ManyOutputs(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly FrontEnd _kernel = shared.Client;

    [Fact]
    public void Ten_thousand_lines_arrive_in_order_in_few_messages()
    {
        var cell = _kernel.Run("for (var i = 0; i < 10_000; i++) Console.WriteLine(i);");

        cell.Stdout.ShouldBe(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i}\n")));
        cell.Outputs.Count().ShouldBeLessThan(1_000);
    }

    [Fact]
    public void Ten_thousand_shown_values_all_arrive_in_order() =>
        _kernel.Run("for (var i = 0; i < 10_000; i++) $\"{i}\".DisplayAs(\"text/plain\");").Outputs
            .ShouldBe(Enumerable.Range(0, 10_000).Select(i => $"display_data {i}"));

    [Fact]
    public void Fifty_megabytes_do_not_end_the_kernel()
    {
        _kernel.Run("var line = new string('x', 999); for (var i = 0; i < 50_000; i++) Console.WriteLine(line);").Stdout.Length.ShouldBe(50_000_000);

        _kernel.Run("1 + 1").Outputs.ShouldBe(["execute_result 2"]);
    }

    [Fact]
    public void Fifty_megabytes_in_one_piece_do_not_end_the_kernel()
    {
        _kernel.Run("Console.Write(new string('x', 50_000_000));").Stdout.Length.ShouldBe(50_000_000);

        _kernel.Run("1 + 1").Outputs.ShouldBe(["execute_result 2"]);
    }
}
