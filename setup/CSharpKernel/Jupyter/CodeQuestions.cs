using PodLab.CSharpKernel.Language;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Answers a front end's requests about code while it is being written: completion, hover text, completeness.</summary>
internal sealed class CodeQuestions(Task<CellLanguage> language)
{
    public async Task<JsonObject?> CompleteAsync(JupyterRequest request)
    {
        var (code, index) = CodeAndIndex(request);
        var found = await (await language).CompleteAsync(code, index);
        var (start, end) = (CodePoints.FromIndex(code, found.Start), CodePoints.FromIndex(code, found.End));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Choices.Select(choice => (JsonNode)choice.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Choices.Select(choice => Typed(choice, start, end))]),
            },
        };
    }

    public async Task<JsonObject?> InspectAsync(JupyterRequest request)
    {
        var (code, index) = CodeAndIndex(request);
        var found = await (await language).HoverAsync(code, index);
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found is null ? new JsonObject() : new JsonObject { ["text/plain"] = found.Plain, ["text/markdown"] = found.Markdown },
            ["metadata"] = new JsonObject(),
        };
    }

    public static Task<JsonObject?> IsCompleteAsync(JupyterRequest request)
    {
        var found = CellCompleteness.Of(request.Content.Text("code"));
        var reply = new JsonObject { ["status"] = found.Status };
        if (found.Status == "incomplete")
        {
            reply["indent"] = found.Indent;
        }

        return Task.FromResult<JsonObject?>(reply);
    }

    private static (string Code, int Index) CodeAndIndex(JupyterRequest request)
    {
        var code = request.Content.Text("code");
        return (code, CodePoints.ToIndex(code, request.Content.Number("cursor_pos", int.MaxValue)));
    }

    private static JsonObject Typed(CompletionChoice choice, int start, int end)
    {
        var typed = new JsonObject { ["text"] = choice.Text, ["type"] = choice.Kind, ["start"] = start, ["end"] = end };
        if (choice.Documentation is { } documentation)
        {
            typed["signature"] = documentation.Split('\n')[0];
            typed["documentation"] = documentation;
        }

        return typed;
    }
}
