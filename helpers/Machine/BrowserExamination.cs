using System.Runtime.InteropServices;

namespace PodLab.Machine;

/// <summary>The check of lesson 00 in a browser. A page can't examine the machine that it's shown on, and can't start anything there.</summary>
internal static class BrowserExamination
{
    public const string Advice = "You can step through most lessons in their pages, as they were recorded. To run them on a live cluster, install PodLab on a machine.";

    /// <summary>The program that runs the cells.</summary>
    public static Finding Run() => new("browser", Health.Good, $"runs the cells in this page, on recorded pods ({RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture})");
}
